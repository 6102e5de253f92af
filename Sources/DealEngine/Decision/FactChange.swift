public import DealModel
import DealProcess
import ExactValues

/// Facts that somebody states, changes or clears.
///
///     desk.supply(.set(.budgetConfirmed, to: true), .terms(Terms(paymentDays: 30)), to: "d-1", by: anna)
public enum FactChange: Hashable, Sendable {
    /// One fact of the deal or its terms; nil clears it, and so does a blank text.
    case set(FactPath, FactValue?)
    /// The terms that are stated here; the others stay.
    case terms(Terms)

    /// A field of the process.
    public static func set<Value>(_ field: DealField<Value>, to value: Value?) -> FactChange {
        .set(FactPath(.deal, field.name), value?.factValue)
    }

    /// A fact that is stated no longer.
    public static func clear(_ path: FactPath) -> FactChange { .set(path, nil) }

    /// The single facts that it changes.
    package var parts: [(path: FactPath, value: FactValue?)] {
        var parts: [(path: FactPath, value: FactValue?)] = []
        forEachPart { parts.append(($0, $1)) }
        return parts
    }

    /// Calls `body` with each single fact that it changes.
    @inline(__always)
    fileprivate func forEachPart(_ body: (FactPath, FactValue?) -> Void) {
        switch self {
        case .set(let path, let value): body(path, value?.unlessBlank)
        case .terms(let terms):
            for entry in terms.frame.layout.entries where terms.frame.isPresent(at: entry.slot) {
                body(entry.declaration.path, terms.frame.value(at: entry.slot))
            }
        }
    }
}

/// Why a fact cannot be stated like this.
public struct FactProblem: Hashable, Sendable {
    /// What is wrong.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// The process knows no such fact.
        case unknown(nearest: FactPath?)
        /// The fact has another type.
        case wrongType(FactType)
        /// The fact has only these values.
        case notAllowed([String])
        /// The fact is kept by DealKit and never set.
        case kept
        /// The fact is not the deal's: the customer has an edit of its own.
        case notOfTheDeal
        /// The fact is no field: it is set by a property of its own.
        case notAField
    }

    /// Which fact.
    public let path: FactPath
    /// What is wrong.
    public let kind: Kind
}

extension Facts {
    /// States facts, each checked against the process; with any problem nothing is changed.
    mutating func supply(_ changes: [FactChange], under process: SalesProcess) -> [FactProblem] {
        var edits: [FactEdit] = []
        return supply(changes, under: process, noting: &edits)
    }

    /// The same.
    ///
    /// - Parameter edits: The facts that are not what they were, each once, in the order in which they were first named.
    mutating func supply(
        _ changes: [FactChange], under process: SalesProcess, noting edits: inout [FactEdit]
    ) -> [FactProblem] {
        let schema = process.core.facts
        var problems: [FactProblem] = []
        for change in changes {
            change.forEachPart { path, value in
                guard let kind = schema.problem(stating: value, at: path) else { return }
                problems.append(FactProblem(path: path, kind: kind))
            }
        }
        guard problems.isEmpty else { return problems }
        for change in changes {
            change.forEachPart { path, value in
                let (old, new) = state(value, at: path, in: schema.layouts)
                edits.note(path, from: old, to: new)
            }
        }
        edits.removeAll { $0.old == $0.new }
        return []
    }

    /// States one fact of the deal or its terms.
    ///
    /// - Returns: What was stated of it before and is now, without defaults: what an edit changes.
    private mutating func state(
        _ value: FactValue?, at path: FactPath, in layouts: FactLayouts
    ) -> (old: FactValue?, new: FactValue?) {
        if path.root == .terms {
            let old = deal.termsFrame.stated(path.name)
            set(value, at: path, in: layouts)
            return (old, deal.termsFrame.stated(path.name))
        }
        guard let slot = deal.frame.layout.slot(named: path.name) else { return (nil, nil) }
        let old = deal.frame.stated(at: slot)
        deal.frame.set(value, at: slot)
        return (old, deal.frame.stated(at: slot))
    }
}

extension FactFrame {
    fileprivate func stated(at slot: Slot) -> FactValue? { isPresent(at: slot) ? value(at: slot) : nil }

    fileprivate func stated(_ name: String) -> FactValue? { layout.slot(named: name).flatMap { stated(at: $0) } }
}

extension [FactEdit] {
    /// Notes what a fact has become; what it was stands from the first time that it was named.
    fileprivate mutating func note(_ path: FactPath, from old: FactValue?, to new: FactValue?) {
        if let index = firstIndex(where: { $0.path == path }) {
            self[index] = FactEdit(path, from: self[index].old, to: new)
        } else {
            append(FactEdit(path, from: old, to: new))
        }
    }
}

extension FactSchema {
    /// Why the deal's fact cannot have the value, if so.
    package func problem(stating value: FactValue?, at path: FactPath) -> FactProblem.Kind? {
        guard path.root == .deal || path.root == .terms else {
            return declaration(of: path) == nil ? .unknown(nearest: nearestFact(to: path)) : .notOfTheDeal
        }
        return mismatch(of: value, at: path)
    }

    /// Why a fact of any root cannot have the value, if so.
    package func mismatch(of value: FactValue?, at path: FactPath) -> FactProblem.Kind? {
        guard !path.isWhole, let declaration = declaration(of: path) else {
            return .unknown(nearest: nearestFact(to: path))
        }
        if declaration.isKept { return .kept }
        guard let value else { return nil }
        guard value.fits(declaration.type) else { return .wrongType(declaration.type) }
        return value.isAmong(declaration.values) ? nil : .notAllowed(declaration.values ?? [])
    }

    private func nearestFact(to path: FactPath) -> FactPath? {
        let known = [FactRoot.deal, .terms, .customer].flatMap { declarations(of: $0) }.map(\.path.text)
        return nearest(to: path.text, among: known).flatMap { FactPath($0) }
    }
}

extension FactValue {
    /// The value, or nil for a blank text, which is no fact.
    fileprivate var unlessBlank: FactValue? {
        if case .text(let text) = self { FactValue(text: text) } else { self }
    }

    /// Whether every text in it is one of those allowed; nil allows all.
    func isAmong(_ allowed: [String]?) -> Bool {
        guard let allowed else { return true }
        return texts.allSatisfy { text in allowed.contains { $0.hasSameBytes(as: text) } }
    }

    private var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values.flatMap(\.texts)
        default: []
        }
    }
}
