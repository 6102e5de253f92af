package import CEL
package import DealModel
import ExactValues

extension CELReader<ConditionScope> {
    /// The reader of a scalar fact, typed, so that nothing is wrapped on the way.
    static func reading(_ fact: FactDeclaration, at location: FactLocation) -> CELReader {
        switch location {
        case .deal(let slot): of(fact, slot) { .value($0.facts.deal.frame) }
        case .terms(let slot): of(fact, slot) { .value($0.facts.deal.termsFrame) }
        case .customer(let slot): of(fact, slot) { $0.customerFrame }
        case .dealID: .text { .value($0.facts.deal.id.text) }
        case .dealStage: .text { CELPresence($0.facts.deal.visit?.stage.text) }
        case .dealStageSince: .timestamp { CELPresence($0.facts.deal.visit.map { CELTimestamp($0.since) }) }
        case .dealVisit: .int { CELPresence($0.facts.deal.visit.map { Int64($0.number) }) }
        case .customerID: .text { CELPresence($0.facts.deal.customer?.text) }
        }
    }

    private static func of(
        _ fact: FactDeclaration, _ slot: Slot,
        in frame: @escaping @Sendable (ConditionScope) -> CELPresence<FactFrame>
    ) -> CELReader {
        switch slot.kind {
        case .text: .text(read(frame) { $0.text(at: slot) })
        case .int: .int(read(frame, else: fact.defaultValue?.intValue) { $0.int(at: slot) })
        case .number: .number(read(frame, else: fact.defaultValue?.numberValue) { $0.number(at: slot) })
        case .money: .money(read(frame) { $0.money(at: slot) })
        case .bool: .bool(read(frame, else: fact.defaultValue?.boolValue) { $0.bool(at: slot) })
        case .date: .date(read(frame) { $0.date(at: slot) })
        case .timestamp: .timestamp(read(frame) { $0.timestamp(at: slot).map { CELTimestamp($0) } })
        case .list: .value(read(frame, else: .list(CELList([]))) { CELValue(.list($0.list(at: slot))) })
        }
    }

    private static func read<Value: Sendable>(
        _ frame: @escaping @Sendable (ConditionScope) -> CELPresence<FactFrame>, else standard: Value? = nil,
        _ get: @escaping @Sendable (FactFrame) -> Value?
    ) -> @Sendable (ConditionScope) -> CELPresence<Value> {
        { scope in
            switch frame(scope) {
            case .value(let frame): CELPresence(get(frame) ?? standard)
            // A deal without a customer has no facts of one, not even the defaults.
            case .absent: .absent
            case .withheld: .withheld
            }
        }
    }
}

extension ConditionScope {
    /// The customer's facts: not known when it was not loaded, nothing stated when there is none.
    fileprivate var customerFrame: CELPresence<FactFrame> {
        guard facts.loaded.contains(.customer) else { return .withheld }
        return CELPresence(facts.customer?.frame)
    }

    /// A plugin's facts as a map of the language.
    var celAnswer: CELValue {
        .map(CELMap(answer.sorted { $0.key < $1.key }.map { ($0.key, CELValue($0.value)) }))
    }
}

extension CELValue {
    /// A fact's value in the rule language.
    package init(_ value: FactValue) {
        switch value {
        case .text(let text): self = .string(text)
        case .int(let int): self = .int(int)
        case .number(let number): self = .number(number)
        case .money(let money): self = .money(money)
        case .bool(let bool): self = .bool(bool)
        case .date(let date): self = .date(date)
        case .timestamp(let instant): self = .timestamp(CELTimestamp(instant))
        case .list(let values): self = .list(CELList(values.map { CELValue($0) }))
        }
    }
}

extension CELType {
    /// A fact's type in the rule language, where a percent is a number.
    init(_ type: FactType) {
        switch type {
        case .string: self = .string
        case .int: self = .int
        case .number, .percent: self = .number
        case .money: self = .money
        case .bool: self = .bool
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .list(let element): self = .list(CELType(element))
        }
    }
}

extension FactValue {
    fileprivate var intValue: Int64? { if case .int(let value) = self { value } else { nil } }
    fileprivate var numberValue: ExactDecimal? { if case .number(let value) = self { value } else { nil } }
    fileprivate var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
}
