public import DealModel
public import DealProcess

/// Why a desk does not open: everything that is wrong between processes, plugins and store, in one go.
public struct DeskOpeningError: Error, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    @nonexhaustive
    public enum Problem: Sendable, CustomStringConvertible {
        /// Two plugins have one name.
        case twoPlugins(PluginID)
        /// A rule asks a plugin that the desk does not have; with the nearest it has.
        case noPlugin(PluginID, rule: RuleID, nearest: PluginID?, at: ParameterPlace)
        /// A rule's parameters are not what its plugin declares.
        case parameter(RuleID, ParameterError)
        /// A rule reads an `answer.NAME` that its plugin does not declare.
        case noSuchAnswer(String, plugin: PluginID, rule: RuleID, at: ParameterPlace)
        /// A version that the store keeps is not sound for this DealKit.
        case source(LoadFailure)
        /// A version was published before with another text.
        case published(PublishedVersionDiffers)
        /// The store could not be asked.
        case store(StoreError)

        /// Where it is wrong, what, and what to do.
        public var description: String {
            switch self {
            case .twoPlugins(let id): "two plugins are called '\(id)'; each needs a name of its own"
            case .noPlugin(let plugin, let rule, let nearest, let place):
                "\(place): error: rule '\(rule)' asks plugin '\(plugin)', which the desk does not have"
                    + (nearest.map { " (did you mean '\($0)'?)" } ?? "")
            case .parameter(let rule, let error): "\(error), in rule '\(rule)'"
            case .noSuchAnswer(let name, let plugin, let rule, let place):
                "\(place): error: rule '\(rule)' reads 'answer.\(name)', which plugin '\(plugin)' does not declare"
            case .source(let error): "\(error)"
            case .published(let error): "\(error)"
            case .store(let error): "\(error)"
            }
        }
    }

    /// Everything that is wrong, in the order of the files; never empty.
    public let problems: [Problem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
