import CoreMetrics
import DealModel
import Logging

/// What a desk says about itself: each command to a log and to the metrics of the process.
///
/// Labels have the fixed values below. In a log there is the id of the deal, and of no customer and no person, no fact and
/// no text that somebody has written; nothing is above `info`, since what a failure means is for the host to say.
final class DeskTelemetry: Sendable {
    private let logger: Logger?
    private let meters: Meters?

    /// - Parameters:
    ///   - logger: `nil`: nothing is logged.
    ///   - factory: `nil`: the one the process was bootstrapped with.
    /// - Returns: `nil` when nobody would hear of anything.
    init?(logger: Logger?, factory: (any MetricsFactory)?) {
        let factory = factory ?? MetricsSystem.factory
        self.logger = logger
        meters = factory is NOOPMetricsHandler ? nil : Meters(factory)
        if logger == nil, meters == nil { return nil }
    }

    /// Runs a command, and says what came of it.
    func observing<Done: Sendable>(
        _ command: CommandLabel, on deal: DealID,
        _ body: () async throws(DeskError) -> Reply<Done>, isRepeat: (Done) -> Bool
    ) async throws(DeskError) -> Reply<Done> {
        let begin = ContinuousClock.now
        do throws(DeskError) {
            let reply = try await body()
            let result: ResultLabel =
                switch reply {
                case .done(let done): isRepeat(done) ? .repeated : .done
                case .refused: .refused
                }
            note(command, result, on: deal, since: begin)
            return reply
        } catch {
            note(command, ResultLabel(error), on: deal, since: begin)
            throw error
        }
    }

    private func note(
        _ command: CommandLabel, _ result: ResultLabel, on deal: DealID, since begin: ContinuousClock.Instant
    ) {
        meters?.count(command, result, took: ContinuousClock.now - begin)
        logger?.log(
            level: result.isFailure ? .info : .debug, "command ended",
            metadata: [
                "dealkit.command": "\(command.rawValue)", "dealkit.result": "\(result.rawValue)",
                "dealkit.deal": "\(deal)",
            ])
    }

    /// Says what became of one turn of a relay.
    func note(_ round: RelayRound) {
        if round.claimed == 0 { return }
        meters?.count(round)
        logger?.log(
            level: round.parked > 0 ? .info : .debug, "effects delivered",
            metadata: [
                "dealkit.delivered": "\(round.delivered)", "dealkit.retried": "\(round.retried)",
                "dealkit.parked": "\(round.parked)", "dealkit.interrupted": "\(round.interrupted)",
            ])
    }

    /// Says what a plugin answered, and how long it took.
    func note(_ answer: PluginAnswer, of plugin: PluginID, took: Duration) {
        let label = AnswerLabel(answer.verdict)
        meters?.count(label, took: took)
        logger?.log(
            level: label == .unknown ? .info : .debug, "plugin answered",
            metadata: ["dealkit.plugin": "\(plugin)", "dealkit.answer": "\(label.rawValue)"])
    }
}

/// The commands by their names in logs and metrics.
enum CommandLabel: String, CaseIterable, Sendable {
    case open, move, close, supply, finish, file, approve, bring

    init(_ action: DealCommand.Action) {
        self =
            switch action {
            case .open: .open
            case .move: .move
            case .close: .close
            case .supply: .supply
            case .finish: .finish
            case .file: .file
            case .approve: .approve
            }
    }
}

/// How a command ended, in logs and metrics.
enum ResultLabel: String, CaseIterable, Sendable {
    case done, repeated, refused, conflict, mistaken, uncertain, tampered, failed

    init(_ error: DeskError) {
        self =
            switch error {
            case .conflict: .conflict
            case .uncertain: .uncertain
            case .tampered: .tampered
            case .store, .noSuchVersion, .unfitVersion: .failed
            default: .mistaken
            }
    }

    /// Whether the store, and not the caller or the process, is to blame.
    var isFailure: Bool { self == .uncertain || self == .tampered || self == .failed }
}

/// What a plugin said, in logs and metrics.
enum AnswerLabel: String, CaseIterable, Sendable {
    case pass, fail, unknown, later

    init(_ verdict: PluginAnswer.Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .unknown: .unknown
            case .later: .later
            }
    }
}
