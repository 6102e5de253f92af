import CoreMetrics
package import Logging

/// What every store says about itself: to a log nothing above `info` and no value of a record, to the metrics of the
/// process how long its calls take.
package struct StoreTelemetry: Sendable {
    private let logger: Logger?
    private let failure: Logger.Message
    /// `nil` when nobody listens: then no time is taken, either.
    private let duration: Timer?

    /// - Parameters:
    ///   - logger: `nil`: nothing is logged.
    ///   - failure: What the log says when a call has failed.
    ///   - duration: The name of the metric.
    package init(_ logger: Logger?, failure: Logger.Message, duration: String) {
        self.logger = logger
        self.failure = failure
        self.duration = Self.isHeard ? Timer(label: duration) : nil
    }

    /// Whether the process has anybody who counts.
    package static var isHeard: Bool { !(MetricsSystem.factory is NOOPMetricsHandler) }

    package func opened(_ metadata: @autoclosure () -> Logger.Metadata) {
        logger?.debug("store opened", metadata: metadata())
    }

    /// When a call begins; `nil` when nobody asks how long it takes.
    package var begin: ContinuousClock.Instant? { duration == nil ? nil : ContinuousClock.now }

    package func ended(_ begin: ContinuousClock.Instant?) {
        guard let duration, let begin else { return }
        duration.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
    }

    /// The error, once it was told of. A stale read is nobody's failure: the desk says what came of it.
    package func told(_ error: StoreError) -> StoreError {
        if case .stale = error { return error }
        logger?.info(failure, metadata: ["dealkit.error": "\(error.label)"])
        return error
    }
}
