public import CoreMetrics
public import DealProcess
public import Logging

/// The one door: loads a deal, asks the plugins, decides, and commits what was decided.
///
///     let desk = try await DealDesk(store: MemoryStore(), processes: processes)
///     switch try await desk.move("d-1", to: "proposal", by: anna) {
///     case .done(let transition): print(transition.to)
///     case .refused(let refusal): print(refusal.text(in: "en"))
///     }
///
/// A refusal is a reply; a ``DeskError`` is what the world did. A desk is a reference to what its copies share, and may be
/// used from any number of tasks.
public struct DealDesk: Sendable {
    let core: DeskCore

    /// Opens a desk on one store for everything.
    ///
    /// Publishes the library's versions to the store's shelf and checks that every plugin that a rule asks is there, that
    /// its parameters decode and that it declares the answers that are read.
    ///
    /// - Parameters:
    ///   - store: Where deals, customers and interactions are kept.
    ///   - processes: The processes new deals may be under; running deals keep the version they were opened with.
    ///   - plugins: The host's rules; none of the same name.
    ///   - clock: What time it is.
    ///   - options: How refused attempts are kept, how long plugins may take.
    ///   - logger: Where each command is told of, never above `info` and without personal data; `nil`: nowhere.
    ///   - metrics: Where commands are counted and timed; `nil`: with the metrics of the process.
    /// - Throws: Everything that is wrong, in one go.
    public init(
        store: some DealStore & CustomerStore & InteractionStore, processes: ProcessLibrary,
        plugins: [any RulePlugin] = [], clock: some DealClock = .system, options: DeskOptions = DeskOptions(),
        logger: Logger? = nil, metrics: (any MetricsFactory)? = nil
    ) async throws(DeskOpeningError) {
        core = try await Self.open(
            store, customers: DeskCore.Place(store: store, isElsewhere: false),
            interactions: DeskCore.Place(store: store, isElsewhere: false), processes, plugins, clock, options,
            DeskTelemetry(logger: logger, factory: metrics))
    }

    /// Opens a desk with customers, or interactions, or both in systems of the host's own (SEMANTICS 6.3).
    ///
    /// - Parameters:
    ///   - deals: Where deals are kept, and interactions unless they are kept elsewhere.
    ///   - customers: Where customers are kept.
    ///   - interactions: Where interactions are kept; `nil`: with the deals.
    ///   - processes: The processes whose deals the desk takes.
    ///   - plugins: What rules with a plugin ask; each must be there that a process names.
    ///   - clock: The desk's clock.
    ///   - options: What the desk keeps and how long.
    ///   - logger: Where each command is told of, never above `info` and without personal data; `nil`: nowhere.
    ///   - metrics: Where commands are counted and timed; `nil`: with the metrics of the process.
    public init(
        deals: some DealStore & InteractionStore, customers: some CustomerStore,
        interactions: (any InteractionStore)? = nil, processes: ProcessLibrary, plugins: [any RulePlugin] = [],
        clock: some DealClock = .system, options: DeskOptions = DeskOptions(), logger: Logger? = nil,
        metrics: (any MetricsFactory)? = nil
    ) async throws(DeskOpeningError) {
        core = try await Self.open(
            deals, customers: DeskCore.Place(store: customers, isElsewhere: true),
            interactions: DeskCore.Place(store: interactions ?? deals, isElsewhere: interactions != nil), processes,
            plugins, clock, options, DeskTelemetry(logger: logger, factory: metrics))
    }

    /// Opens a desk with interactions in a system of the host's own.
    ///
    /// - Parameters:
    ///   - store: Where deals and customers are kept.
    ///   - interactions: Where interactions are kept.
    ///   - processes: The processes whose deals the desk takes.
    ///   - plugins: What rules with a plugin ask; each must be there that a process names.
    ///   - clock: The desk's clock.
    ///   - options: What the desk keeps and how long.
    ///   - logger: Where each command is told of, never above `info` and without personal data; `nil`: nowhere.
    ///   - metrics: Where commands are counted and timed; `nil`: with the metrics of the process.
    public init(
        store: some DealStore & CustomerStore, interactions: some InteractionStore, processes: ProcessLibrary,
        plugins: [any RulePlugin] = [], clock: some DealClock = .system, options: DeskOptions = DeskOptions(),
        logger: Logger? = nil, metrics: (any MetricsFactory)? = nil
    ) async throws(DeskOpeningError) {
        core = try await Self.open(
            store, customers: DeskCore.Place(store: store, isElsewhere: false),
            interactions: DeskCore.Place(store: interactions, isElsewhere: true), processes, plugins, clock, options,
            DeskTelemetry(logger: logger, factory: metrics))
    }

    private static func open(
        _ deals: some DealStore, customers: DeskCore.Place<any CustomerStore>,
        interactions: DeskCore.Place<any InteractionStore>, _ processes: ProcessLibrary, _ plugins: [any RulePlugin],
        _ clock: some DealClock, _ options: DeskOptions, _ telemetry: DeskTelemetry?
    ) async throws(DeskOpeningError) -> DeskCore {
        let roster = try ProcessRoster(processes, plugins: PluginSet(plugins))
        var problems: [DeskOpeningError.Problem] = []
        for process in processes.processes {
            let source = String(decoding: process.core.definition.source.bytes, as: UTF8.self)
            do throws(StoreError) {
                try await deals.publish(process.version, source: source)
            } catch .failed(let error as PublishedVersionDiffers) {
                problems.append(.published(error))
            } catch {
                problems.append(.store(error))
            }
        }
        guard problems.isEmpty else { throw DeskOpeningError(problems: problems) }
        return DeskCore(
            deals: deals, customers: customers, interactions: interactions, roster: roster, clock: clock,
            options: options, telemetry: telemetry)
    }

    /// Writes down what is only in memory: refused attempts. Call it before the process ends.
    public func flush() async throws(DeskError) { try await core.flush() }
}
