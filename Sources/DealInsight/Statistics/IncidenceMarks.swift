/// Curves at round ages only: enough to put groups side by side.
public struct IncidenceMarks: Hashable, Sendable {
    /// What the causes are called, in their order.
    public let causes: [String]
    /// How many came under observation.
    public let count: Int
    /// How many each cause ended.
    public let ended: [Int]
    /// How many had not ended when last seen.
    public let stillOpen: Int
    /// The greatest age at which anything was under observation; `nil` when nothing was.
    public let lastAge: Double?
    /// The age at which half have ended; `nil`: not half of them.
    public let medianAge: Double?
    /// The curves at ``IncidenceCurves/marks``. Beyond ``lastAge`` nothing was seen: nobody is at risk there, and the
    /// shares are those that were reached so far.
    public let points: [IncidenceCurves.Point]

    /// The curves at those round ages that are not beyond this one, in days.
    public init(_ curves: IncidenceCurves, upTo age: Double) {
        causes = curves.causes
        count = curves.count
        ended = curves.ended
        stillOpen = curves.stillOpen
        lastAge = curves.lastAge
        medianAge = curves.age(atWhich: 0.5)
        points = IncidenceCurves.marks.filter { $0 <= age }.map(curves.at)
    }
}

extension IncidenceMarks: Encodable {
    private enum Key: String, CodingKey {
        case causes, count, ended, stillOpen = "open", lastAge = "last_age_days", medianAge = "median_age_days"
        case points = "at"
    }

    /// Writes the counts, and the curves at the round ages.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(causes, forKey: .causes)
        try container.encode(count, forKey: .count)
        try container.encode(ended, forKey: .ended)
        try container.encode(stillOpen, forKey: .stillOpen)
        try container.encode(lastAge, forKey: .lastAge)
        try container.encode(medianAge, forKey: .medianAge)
        try container.encode(points, forKey: .points)
    }
}
