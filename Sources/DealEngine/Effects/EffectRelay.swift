import DealModel
import ExactValues
internal import Synchronization

/// Takes effects from the outbox to where they belong, each at least once, those of one deal and destination in order.
///
///     let relay = desk.relay { effect in
///         try await bus.send(CloudEvent(effect, from: "/sales").json, key: effect.key.description)
///     }
///     try await relay.run()                               // until its task is cancelled, or `stop()` is called
///
/// An error means again, later, after a wait that doubles; after ``RelayOptions/attempts`` tries, or at once for
/// ``UndeliverableEffect``, the effect is parked and holds back what follows it until a person decides. Any number of
/// relays may run, here and in other processes. A relay that dies is replaced by whoever looks next once its claims lapse.
public final class EffectRelay: Sendable {
    /// Hands an effect over; returns once it has arrived.
    public typealias Delivery = @Sendable (Effect) async throws -> Void

    private let core: DeskCore
    private let options: RelayOptions
    private let deliver: Delivery
    private let rest = Rest()

    init(_ core: DeskCore, _ options: RelayOptions, _ deliver: @escaping Delivery) {
        self.core = core
        self.options = options
        self.deliver = deliver
    }

    /// Delivers what is due, again and again, until its task is cancelled or ``stop()`` is called; what is under way then
    /// is finished, which takes at most ``RelayOptions/timeLimit``.
    ///
    /// A store that fails for a while is no end of it: the relay waits, each time twice as long, and looks again. Close
    /// the store once this has returned.
    ///
    /// - Throws: ``DeskError/store(_:)`` with an error that no waiting helps against: a damaged, read-only, newer or
    ///   closed store.
    public func run() async throws(DeskError) {
        var failures = 0
        while !rest.isOver, !Task.isCancelled {
            do throws(DeskError) {
                let round = try await deliverDue()
                failures = 0
                if round.claimed == 0 { await rest.wait(options.pause) }
            } catch {
                guard error.mayPass else { throw error }
                failures += 1
                await rest.wait(min(options.pause * (1 << min(failures, 16)), options.longestDelay))
            }
        }
    }

    /// Lets ``run()`` return once what is under way has ended. A relay that was stopped does not start again.
    public func stop() { rest.end() }

    /// Lets a relay that waits look at once: for whoever knows that something was just written.
    public func wake() { rest.interrupt() }

    /// Claims what is due, up to the width, delivers it and settles the claims: one turn of ``run()``.
    ///
    /// A task that is cancelled claims nothing. One that is cancelled later waits for what is under way: a delivery is not
    /// told, and ends by itself or at its time limit.
    ///
    /// - Returns: What became of it.
    @discardableResult
    public func deliverDue() async throws(DeskError) -> RelayRound {
        if Task.isCancelled { return RelayRound() }
        // The store is shielded, too: a claim whose answer nobody waits for is held until it lapses.
        let ended = await shielded { cancellation -> Result<RelayRound, DeskError> in
            do throws(DeskError) {
                return .success(try await self.turn(cancellation))
            } catch {
                return .failure(error)
            }
        }
        return try ended.get()
    }

    private func turn(_ cancellation: Cancellation) async throws(DeskError) -> RelayRound {
        let now = core.clock.now()
        let claims: [ClaimedEffect]
        do throws(StoreError) {
            claims = try await core.deals.store.claim(options.width, until: options.lease(from: now), at: now)
        } catch {
            throw .store(error)
        }
        guard !claims.isEmpty else { return RelayRound() }
        let settlements = await withTaskGroup(of: EffectSettlement.self) { group in
            for claim in claims { group.addTask { claim.settled(as: await self.result(of: claim, cancellation)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        do throws(StoreError) {
            try await core.deals.store.settle(settlements)
        } catch {
            // What was delivered is delivered again once the claims lapse: at least once.
            throw .store(error)
        }
        let round = RelayRound(settlements)
        core.telemetry?.note(round)
        return round
    }

    private func result(of claim: ClaimedEffect, _ cancellation: Cancellation) async -> Settlement {
        let deliver = deliver
        let failure: Failure? = await within(options.timeLimit, otherwise: Failure.late) {
            do {
                try await deliver(claim.effect)
                return nil
            } catch {
                return .thrown(error)
            }
        }
        let now = core.clock.now()
        switch failure {
        case nil: return .delivered
        case .thrown(let error as UndeliverableEffect): return .parked(because: error.reason, at: now)
        // What it delivers through is going down with the relay: that says nothing of the effect.
        case .thrown(is CancellationError) where cancellation.isNoted || rest.isOver: return .interrupted
        case .late where claim.attempt >= options.attempts:
            return .parked(because: "\(claim.attempt) attempts, the last took too long", at: now)
        case .thrown(let error) where claim.attempt >= options.attempts:
            // The kind of the error and not its text, in which there may be anything.
            return .parked(because: "\(claim.attempt) attempts, the last ended with \(type(of: error))", at: now)
        default: return .retry(at: options.retry(after: claim.attempt, of: claim.effect.key, at: now))
        }
    }

    /// Why a delivery failed.
    private enum Failure: Sendable {
        case late
        case thrown(any Error)
    }
}

/// Thrown by a delivery that no repetition can save: the effect is parked at once.
public struct UndeliverableEffect: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why, for the person who looks at what is parked.
    public let reason: String

    /// An effect that cannot be delivered.
    ///
    /// - Parameter reason: Why; without the character NUL, which not every store can keep and which is left out.
    public init(because reason: String) {
        self.reason = String(String.UnicodeScalarView(reason.unicodeScalars.filter { $0.value != 0 }))
    }

    /// The reason.
    public var description: String { reason }
}

/// What became of the claims of one turn.
public struct RelayRound: Hashable, Sendable {
    /// How many effects arrived.
    public private(set) var delivered = 0
    /// How many are due again later.
    public private(set) var retried = 0
    /// How many wait for a person now.
    public private(set) var parked = 0
    /// How many were cut off when the relay ended, and are due at once.
    public private(set) var interrupted = 0

    /// How many were claimed.
    public var claimed: Int { delivered + retried + parked + interrupted }

    init(_ settlements: [EffectSettlement] = []) {
        for settlement in settlements {
            switch settlement.result {
            case .delivered: delivered += 1
            case .retry: retried += 1
            case .parked: parked += 1
            case .interrupted: interrupted += 1
            }
        }
    }
}

extension DeskError {
    /// Whether trying again later may help.
    fileprivate var mayPass: Bool {
        switch self {
        case .store(.busy), .store(.full), .store(.uncertain), .store(.failed), .store(.inUse): true
        default: false
        }
    }
}
