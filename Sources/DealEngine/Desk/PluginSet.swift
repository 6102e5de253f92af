import DealModel
import DealProcess
import ExactValues

/// The host's plugins by their names.
struct PluginSet: Sendable {
    private var byName: [PluginID: any RulePlugin] = [:]
    /// Names that two plugins have.
    private(set) var problems: [DeskOpeningError.Problem] = []

    init(_ plugins: [any RulePlugin]) {
        for plugin in plugins {
            if byName.updateValue(plugin, forKey: plugin.id) != nil { problems.append(.twoPlugins(plugin.id)) }
        }
    }

    /// Binds each plugin rule of a process to its plugin.
    ///
    /// - Returns: The calls by rule, and everything that is wrong, in the order of the file.
    func calls(of process: SalesProcess) -> (calls: [RuleID: PluginCall], problems: [DeskOpeningError.Problem]) {
        var calls: [RuleID: PluginCall] = [:]
        var problems: [DeskOpeningError.Problem] = []
        for rule in process.core.definition.rules {
            guard let name = rule.plugin else { continue }
            let place = ParameterPlace(process.core.definition.source, name.span)
            guard let plugin = byName[name.value] else {
                problems.append(unknown(name.value, askedBy: rule.id.value, at: place))
                continue
            }
            problems += undeclaredAnswers(of: plugin, in: process, rule: rule.id.value, at: place)
            do throws(ParameterError) {
                let parameters = rule.parameters.map { ParameterNode($0) } ?? .empty(at: place)
                calls[rule.id.value] = try PluginCall(rule.id.value, of: plugin, with: parameters)
            } catch {
                problems.append(.parameter(rule.id.value, error))
            }
        }
        return (calls, problems)
    }

    private func unknown(
        _ plugin: PluginID, askedBy rule: RuleID, at place: ParameterPlace
    ) -> DeskOpeningError.Problem {
        let near = nearest(to: plugin.text, among: byName.keys.map(\.text).sorted())
        return .noPlugin(plugin, rule: rule, nearest: near.map { PluginID($0) }, at: place)
    }

    /// Facts that the rule's condition reads and the plugin does not declare.
    private func undeclaredAnswers(
        of plugin: any RulePlugin, in process: SalesProcess, rule: RuleID, at place: ParameterPlace
    ) -> [DeskOpeningError.Problem] {
        let declared = Set(plugin.answers.map(\.path.name))
        var missing: Set<String> = []
        for item in process.core.allItems {
            guard case .plugin(let asked) = item.kind, asked.rule == rule, let condition = asked.condition else {
                continue
            }
            for path in condition.reads.paths {
                guard let fact = FactPath(path), fact.root == .answer, !fact.isWhole else { continue }
                if !declared.contains(fact.name) { missing.insert(fact.name) }
            }
        }
        return missing.sorted().map { .noSuchAnswer($0, plugin: plugin.id, rule: rule, at: place) }
    }
}

extension ParameterPlace {
    /// Where a stretch of a file begins.
    init(_ source: SourceFile, _ span: SourceSpan) {
        let start = source.range(of: span).start
        self.init(file: source.name, line: start.line, column: start.column)
    }
}
