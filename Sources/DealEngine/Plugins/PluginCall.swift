import DealModel
import ExactValues

/// One rule's call of its plugin, with the parameters decoded: made when a desk is opened.
struct PluginCall: Sendable {
    let rule: RuleID
    let plugin: PluginID
    let version: Int
    let parametersDigest: ContentDigest
    let reads: FactNeeds
    let timeLimit: Duration?
    private let call: @Sendable (Facts) async throws -> PluginAnswer

    /// Binds a plugin to the parameters a rule gives it.
    ///
    /// - Throws: The first error in the parameters, with its place.
    init(_ rule: RuleID, of plugin: some RulePlugin, with node: ParameterNode) throws(ParameterError) {
        self = try Self.bind(rule, to: plugin, with: node)
    }

    private static func bind<Plugin: RulePlugin>(
        _ rule: RuleID, to plugin: Plugin, with node: ParameterNode
    ) throws(ParameterError) -> PluginCall {
        let parameters = try ParameterDecoder.decode(Plugin.Parameters.self, from: node)
        return PluginCall(
            rule: rule, plugin: plugin.id, version: plugin.version, parametersDigest: node.digest,
            reads: plugin.reads, timeLimit: plugin.timeLimit
        ) { facts in
            try await plugin.answer(facts, with: parameters)
        }
    }

    private init(
        rule: RuleID, plugin: PluginID, version: Int, parametersDigest: ContentDigest, reads: FactNeeds,
        timeLimit: Duration?, call: @escaping @Sendable (Facts) async throws -> PluginAnswer
    ) {
        self.rule = rule
        self.plugin = plugin
        self.version = version
        self.parametersDigest = parametersDigest
        self.reads = reads
        self.timeLimit = timeLimit
        self.call = call
    }

    /// Asks. What is late, or thrown, is unknown: never true.
    func answer(about facts: Facts, within limit: Duration) async -> PluginAnswer {
        await DealEngine.within(timeLimit ?? limit, otherwise: .unknown("time-out")) {
            do {
                return try await call(facts)
            } catch {
                return .unknown("\(error)")
            }
        }
    }
}
