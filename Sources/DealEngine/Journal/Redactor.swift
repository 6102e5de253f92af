internal import Crypto
package import DealModel
import DealProcess
package import ExactValues

/// Keeps the values of a process's redacted facts out of what is never erased: journal entries and receipts hold their
/// HMAC under a key of the deal, and key and values stand together elsewhere (SEMANTICS 6.6).
package struct Redactor: Sendable {
    private let paths: [FactPath]
    package let key: [UInt8]

    /// - Parameter key: The deal's; `nil` for a deal that has none yet: it gets one.
    /// - Returns: `nil` when the process redacts nothing.
    init?(_ process: ProcessCore, key: [UInt8]?) {
        if process.redactions.isEmpty { return nil }
        self.init(process.redactions, key: key)
    }

    /// - Parameter paths: Facts, and roots of which every fact is redacted.
    package init(_ paths: [FactPath], key: [UInt8]?) {
        self.paths = paths
        self.key = key ?? Self.newKey()
    }

    private static func newKey() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    func covers(_ path: FactPath) -> Bool { paths.contains { $0.covers(path) } }

    /// What stands for a value of a fact.
    func mark(_ path: FactPath, _ value: FactValue) -> String { Self.mark(path, value, key: key) }

    private static func mark(_ path: FactPath, _ value: FactValue, key: [UInt8]) -> String {
        let bytes = CanonicalWriter.bytes { $0.set(path.text, value) }
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key))
        return (ContentDigest(bytes: Array(code)) ?? ContentDigest(of: bytes)).description
    }

    // MARK: - Events

    /// Applies an event and marks what it states of redacted facts.
    ///
    /// - Returns: The event as the journal may keep it.
    package func apply(
        _ event: DealEvent, to facts: inout Facts, at instant: Instant, in layouts: FactLayouts = .plain
    ) -> DealEvent {
        let before = facts.deal.marks
        facts.apply(event, at: instant, in: layouts)
        switch event {
        case .created(let creation):
            for path in facts.deal.statedPaths where covers(path) { remark(path, in: &facts.deal) }
            return .created(
                DealEvent.Creation(
                    deal: facts.deal.withoutPersonalValues, tasks: creation.tasks, warned: creation.warned))
        case .edited(let edits):
            return .edited(
                edits.map { edit in
                    guard covers(edit.path) else { return edit }
                    remark(edit.path, in: &facts.deal)
                    return FactEdit(
                        edit.path, FactEdit.Marks(old: before[edit.path], new: facts.deal.marks[edit.path]))
                })
        default: return event
        }
    }

    private func remark(_ path: FactPath, in deal: inout Deal) {
        deal.marks[path] = deal.stated(path).map { mark(path, $0) }
    }

    /// Whether every value that is there is the one its mark was made of.
    static func agree(_ deal: Deal, key: [UInt8]?) -> Bool {
        deal.marks.allSatisfy { path, mark in
            guard let value = deal.stated(path) else { return true }
            // A default that nobody has stated is what an erased fact falls back to.
            guard let key else { return BuiltInFacts.declaration(of: path)?.defaultValue == value }
            return Self.mark(path, value, key: key) == mark
        }
    }
}

extension [DealEvent] {
    /// Whether any states a fact that is redacted.
    func touch(_ redactor: Redactor) -> Bool {
        contains { event in
            switch event {
            case .created(let creation): creation.deal.statedPaths.contains(where: redactor.covers)
            case .edited(let edits): edits.contains { redactor.covers($0.path) }
            default: false
            }
        }
    }
}

extension Deal {
    /// The facts that somebody has stated, of the deal and its terms, defaults included.
    fileprivate var statedPaths: [FactPath] {
        func paths(_ frame: FactFrame) -> [FactPath] {
            frame.layout.entries.filter { frame.isPresent(at: $0.slot) }.map(\.declaration.path)
        }
        return paths(frame) + paths(termsFrame)
    }

    /// What is stated of a fact of the deal or its terms; `nil` when nothing is.
    fileprivate func stated(_ path: FactPath) -> FactValue? {
        let frame = path.root == .terms ? termsFrame : frame
        guard path.root == .terms || path.root == .deal, let slot = frame.layout.slot(named: path.name),
            frame.isPresent(at: slot)
        else { return nil }
        return frame.value(at: slot)
    }
}
