import DealModel
import ExactValues

extension ProcessMap: Encodable {
    private enum Key: String, CodingKey {
        case cases, steps, firstStep = "first_step", lastStep = "last_step", casesWithoutSteps = "cases_without_steps",
            simultaneous = "simultaneous_steps", activities
        case variants, variantCount = "variant_count", covering80 = "variants_covering_80_percent"
        case directlyFollows = "directly_follows", durations = "case_duration_seconds"
    }

    /// Writes everything, variants and steps in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(caseCount, forKey: .cases)
        try container.encode(stepCount, forKey: .steps)
        try container.encode(firstStep?.description, forKey: .firstStep)
        try container.encode(lastStep?.description, forKey: .lastStep)
        try container.encode(emptyCaseCount, forKey: .casesWithoutSteps)
        try container.encode(simultaneousCount, forKey: .simultaneous)
        try container.encode(activities, forKey: .activities)
        try container.encode(variants.count, forKey: .variantCount)
        try container.encode(variantCount(covering: 0.8), forKey: .covering80)
        try container.encode(variants, forKey: .variants)
        try container.encode(edges, forKey: .directlyFollows)
        try container.encode(durations, forKey: .durations)
    }
}

extension ProcessMap.Usage: Encodable {
    private enum Key: String, CodingKey {
        case activity, count, cases, repeating = "cases_repeating", first, last
    }

    /// Writes the name and the counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(activity, forKey: .activity)
        try container.encode(count, forKey: .count)
        try container.encode(caseCount, forKey: .cases)
        try container.encode(repeatedCount, forKey: .repeating)
        try container.encode(startCount, forKey: .first)
        try container.encode(endCount, forKey: .last)
    }
}

extension ProcessMap.Variant: Encodable {
    private enum Key: String, CodingKey { case activities, count, example }

    /// Writes the names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(activities, forKey: .activities)
        try container.encode(count, forKey: .count)
        try container.encode(example.text, forKey: .example)
    }
}

extension ProcessMap.Edge: Encodable {
    private enum Key: String, CodingKey { case from, to, count, seconds }

    /// Writes the names, how often, and the times in seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(count, forKey: .count)
        try container.encode(times, forKey: .seconds)
    }
}
