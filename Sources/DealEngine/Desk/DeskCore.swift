import DealModel
import ExactValues

/// What all copies of a desk share.
final class DeskCore: Sendable {
    /// Where deals are kept. The store in memory is named, so that its calls are direct: a witness table costs more than
    /// the whole decision.
    enum Deals: Sendable {
        case memory(MemoryStore)
        case other(any DealStore)

        init(_ store: any DealStore) { self = (store as? MemoryStore).map(Deals.memory) ?? .other(store) }

        var store: any DealStore {
            switch self {
            case .memory(let store): store
            case .other(let store): store
            }
        }
    }

    /// The clock; the machine's is named, so that asking it is a direct call.
    enum Clock: Sendable {
        case system(SystemDealClock)
        case other(any DealClock)

        init(_ clock: any DealClock) { self = (clock as? SystemDealClock).map(Clock.system) ?? .other(clock) }

        func now() -> Instant {
            switch self {
            case .system(let clock): clock.now()
            case .other(let clock): clock.now()
            }
        }
    }

    /// Where customers or interactions are kept.
    struct Place<Store: Sendable>: Sendable {
        let store: Store
        /// Not with the deals: read by themselves, and compared one by one (SEMANTICS 6.3).
        let isElsewhere: Bool
    }

    let deals: Deals
    let customers: Place<any CustomerStore>
    let interactions: Place<any InteractionStore>
    let roster: ProcessRoster
    let clock: Clock
    let options: DeskOptions
    let attempts: AttemptBuffer
    /// `nil` when nobody listens.
    let telemetry: DeskTelemetry?

    init(
        deals: any DealStore, customers: Place<any CustomerStore>, interactions: Place<any InteractionStore>,
        roster: ProcessRoster, clock: any DealClock, options: DeskOptions, telemetry: DeskTelemetry?
    ) {
        self.deals = Deals(deals)
        self.customers = customers
        self.interactions = interactions
        self.roster = roster
        self.clock = Clock(clock)
        self.options = options
        self.telemetry = telemetry
        attempts = AttemptBuffer()
    }

    /// Whether everything is kept in one store, which is then checked in one transaction.
    var isInOnePlace: Bool { !customers.isElsewhere && !interactions.isElsewhere }
}
