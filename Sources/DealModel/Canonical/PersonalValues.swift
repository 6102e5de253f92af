/// The values of a deal's redacted facts, which stand in no history, and the key of the marks that stand there for them.
///
/// A store keeps them beside the deal. Once they are erased, nobody can tell what the marks were made of, and every chain
/// of hashes is as it was.
public struct PersonalValues: Hashable, Sendable {
    /// 32 bytes of chance: without them a mark cannot be guessed by trying values.
    package let key: [UInt8]
    private var deal: FactFrame
    private var terms: FactFrame

    /// The values of a deal that have a mark in its history.
    package init(of deal: Deal, key: [UInt8]) {
        self.key = key
        self.deal = FactFrame(deal.frame.layout)
        terms = FactFrame(deal.termsFrame.layout)
        for path in deal.marks.keys {
            switch path.root {
            case .deal: self.deal.take(path.name, from: deal.frame)
            case .terms: terms.take(path.name, from: deal.termsFrame)
            default: break
            }
        }
    }

    /// The deal with the values that its marks stand for, as a store gives it; a mark without a value is that of an erased
    /// one.
    public func completing(_ stored: Deal) -> Deal {
        var whole = stored
        for path in stored.marks.keys {
            switch path.root {
            case .deal: whole.frame.take(path.name, from: deal)
            case .terms: whole.updateTerms { $0.take(path.name, from: terms) }
            default: break
            }
        }
        return whole
    }
}

extension PersonalValues: StableRecord {
    /// `personal`
    public static var recordKind: String { "personal" }

    /// The key and the values.
    public func write(to object: inout CanonicalWriter) {
        deal.write(to: &object)
        object.set("key", listOf: key) { byte, writer in writer.write(Int64(byte)) }
        object.set("terms", terms)
    }

    /// The values from their parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var bytes: [UInt8] = []
        for element in try object.list("key") {
            guard case .int(let number) = element, let byte = UInt8(exactly: number) else { throw .invalid("key") }
            bytes.append(byte)
        }
        key = bytes
        deal = try FactFrame(reading: object, layout: .deal)
        terms = try FactFrame(reading: try object.object("terms"), layout: .terms)
    }
}

extension Deal {
    /// The deal as its history knows it: with the marks alone where facts are redacted.
    package var withoutPersonalValues: Deal {
        guard !marks.isEmpty else { return self }
        var deal = self
        for path in marks.keys {
            switch path.root {
            case .deal: deal.frame.clear(path.name)
            case .terms: if deal.hasTerms { deal.updateTerms { $0.clear(path.name) } }
            default: break
            }
        }
        return deal
    }
}

extension FactFrame {
    /// States a fact as another frame has it; nothing when it is absent there.
    fileprivate mutating func take(_ name: String, from other: FactFrame) {
        guard let entry = other.layout.entry(named: name), other.isPresent(at: entry.slot),
            let value = other.value(at: entry.slot)
        else { return }
        if let own = layout.slot(named: name) { set(value, at: own) } else { setField(name, entry.type, to: value) }
    }

    fileprivate mutating func clear(_ name: String) {
        if let slot = layout.slot(named: name) { clear(slot) }
    }
}
