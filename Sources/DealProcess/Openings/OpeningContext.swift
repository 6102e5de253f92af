package import CEL
package import DealModel
package import ExactValues

/// Where conditions of a gate stand when openings are looked for: what may change, what is there, how a part that cannot
/// change evaluates.
///
/// The same translation serves a deal's facts and the free domain on which a process is proven when it is loaded.
package struct OpeningContext {
    /// A fact that people, or on the free domain anything, may change.
    package struct Fact {
        package let type: FactType
        /// The only texts allowed; nil when all are.
        package let values: [String]?
        /// Whether it cannot be absent: a list, or a fact with a default.
        package let isNeverAbsent: Bool
        /// Its value now; nil is absent.
        package let present: FactValue?

        package init(_ declaration: FactDeclaration, present: FactValue?) {
            type = declaration.type
            values = declaration.values
            isNeverAbsent = declaration.defaultValue != nil
            self.present = present ?? declaration.defaultValue
        }
    }

    /// The fact of a path that may change; nil for everything that may not, withheld facts among it.
    package var fact: (FactPath) -> Fact?
    /// A field of an element that could be added to a list, with what a new element has there.
    package var element: (FactRoot, String) -> Fact?
    /// The elements of a list; nil when they are not known, as on the free domain.
    package var elements: (FactRoot) -> [CELValue]?
    /// The value of a part of a condition over the present facts, with the variables of macros around it.
    package var evaluate: (CheckedNode, [CELValue]) -> CELResult<CELValue>
    /// The time of the command, if waiting may help.
    package var now: Instant?
    /// The zone that `today` is a day of.
    package var zone: any ZoneRules
    /// Of amounts that nothing else gives a currency.
    package var currency: Currency?
    /// Whether the asker can turn the key alone.
    package var isAskers: (OpeningKey) -> Bool
    /// Whether there are no present facts: every key is free, and nothing can be held.
    package var isFree: Bool

    package init(
        fact: @escaping (FactPath) -> Fact?, element: @escaping (FactRoot, String) -> Fact? = { _, _ in nil },
        elements: @escaping (FactRoot) -> [CELValue]? = { _ in nil },
        evaluate: @escaping (CheckedNode, [CELValue]) -> CELResult<CELValue>, now: Instant? = nil,
        zone: any ZoneRules = FixedZone.utc, currency: Currency? = nil,
        isAskers: @escaping (OpeningKey) -> Bool = { _ in true }, isFree: Bool = false
    ) {
        self.fact = fact
        self.element = element
        self.elements = elements
        self.evaluate = evaluate
        self.now = now
        self.zone = zone
        self.currency = currency
        self.isAskers = isAskers
        self.isFree = isFree
    }
}
