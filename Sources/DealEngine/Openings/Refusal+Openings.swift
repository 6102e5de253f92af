public import DealProcess

extension Refusal {
    /// The smallest sets of changes that would open the gate, each tried; empty for every other kind of refusal.
    ///
    /// They are looked for each time this is read: keep them, or read ``openingReport`` once, where more is wanted.
    public var openings: [Opening] { openingReport.openings }

    /// How much the openings promise.
    public var completeness: Completeness { openingReport.completeness }

    /// The openings with all that is known of them.
    ///
    /// - Complexity: Bounded by counted limits: at most 128 partial assignments a condition, 64 facts that hang together,
    ///   4,096 trial evaluations of the gate.
    public var openingReport: OpeningReport {
        guard case .gateClosed = kind else {
            return OpeningReport(openings: [], more: 0, completeness: .exact, unchangeable: [])
        }
        var finder = OpeningFinder(hearing)
        return finder.report()
    }
}
