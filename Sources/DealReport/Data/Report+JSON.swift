#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import DealInsight
import ExactValues

extension Report {
    /// The figures of a question as JSON: keys in snake case and sorted, indented, numbers in their shortest form.
    ///
    /// Equal data have equal bytes. What is not known is `null` or not there, never 0.
    public func json(of kind: Kind) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ReportDocument(report: self, kind: kind)), as: UTF8.self) + "\n"
    }
}

/// What is written of one question.
private struct ReportDocument: Encodable {
    let report: Report
    let kind: Report.Kind

    private enum Key: String, CodingKey {
        case format, kind, source, asOf = "as_of", observedSince = "observed_since", dealCount = "deal_count"
        case eventCount = "event_count", dataNotes = "data_notes", summary, funnel, deals, managers, mining
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("dealkit-report/1", forKey: .format)
        try container.encode(kind.rawValue, forKey: .kind)
        try container.encode(report.source, forKey: .source)
        try container.encode(report.asOf.description, forKey: .asOf)
        try container.encode(report.observedSince?.description, forKey: .observedSince)
        try container.encode(report.dealCount, forKey: .dealCount)
        try container.encode(report.eventCount, forKey: .eventCount)
        try container.encode(report.dataNotes, forKey: .dataNotes)
        try container.encode(report.summary, forKey: .summary)
        switch kind {
        case .funnel: try container.encode(report.funnel, forKey: .funnel)
        case .deals: try container.encode(report.deals, forKey: .deals)
        case .managers: try container.encode(report.managers, forKey: .managers)
        case .mining: try container.encode(report.mining, forKey: .mining)
        }
    }
}
