import DealModel
import ExactValues

extension Conformance: Encodable {
    private enum Key: String, CodingKey {
        case cases, fit, unfinished, violating, violations, lastSteps = "unfinished_after", alarms, share
    }

    /// Writes the counts, the violations in their order and the alarms.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(caseCount, forKey: .cases)
        try container.encode(fitCount, forKey: .fit)
        try container.encode(unfinishedCount, forKey: .unfinished)
        try container.encode(violatingCount, forKey: .violating)
        try container.encode(fit, forKey: .share)
        try container.encode(violations, forKey: .violations)
        try container.encode(unfinished, forKey: .lastSteps)
        try container.encode(alarms, forKey: .alarms)
    }
}

extension Conformance.Violation: Encodable {
    private enum Key: String, CodingKey { case from, to, count, cases, strict, example }

    /// Writes names and counts; the beginning of a deal has no `from`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(count, forKey: .count)
        try container.encode(caseCount, forKey: .cases)
        try container.encode(strictCount, forKey: .strict)
        try container.encode(example.text, forKey: .example)
    }
}

extension Conformance.Alarm: Encodable {
    private enum Key: String, CodingKey { case deal, from, to, at }

    /// Writes names and the time.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(deal.text, forKey: .deal)
        try container.encodeIfPresent(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encodeIfPresent(at?.description, forKey: .at)
    }
}
