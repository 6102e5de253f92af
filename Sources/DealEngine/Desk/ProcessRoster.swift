import DealModel
import DealProcess
internal import Synchronization

/// The processes of a desk with the plugins their rules ask: the library's, and older versions from the store's shelf.
final class ProcessRoster: Sendable {
    /// A version that is ready for commands.
    final class Entry: Sendable {
        let process: SalesProcess
        /// By rule; empty for a process that asks no plugin.
        let calls: [RuleID: PluginCall]
        /// What the desk lacks for it: then its deals are read, and nothing is decided.
        let problems: [DeskOpeningError.Problem]

        init(
            _ process: SalesProcess, _ calls: [RuleID: PluginCall], lacking problems: [DeskOpeningError.Problem] = []
        ) {
            self.process = process
            self.calls = calls
            self.problems = problems
        }

        /// What any command may read, plugins included.
        var mostNeeds: FactNeeds {
            let read = process.core.allItems.reduce(FactNeeds()) { $0.union($1.reads.needs) }
            return calls.values.reduce(read) { $0.union($1.reads) }
        }
    }

    private let published: [Entry]
    private let plugins: PluginSet
    /// What any command under any of the library's versions may read.
    let mayNeed: FactNeeds
    /// Versions that running deals are pinned to and the library no longer has.
    private let revived = Mutex<[ProcessVersion: Entry]>([:])

    init(_ library: ProcessLibrary, plugins: PluginSet) throws(DeskOpeningError) {
        var problems: [DeskOpeningError.Problem] = plugins.problems
        published = library.processes.map { process in
            let (calls, found) = plugins.calls(of: process)
            problems += found
            return Entry(process, calls)
        }
        self.plugins = plugins
        mayNeed = published.reduce(.own) { $0.union($1.mostNeeds) }
        guard problems.isEmpty else { throw DeskOpeningError(problems: problems) }
    }

    /// The entry of a version to decide by; `nil` when neither the library nor the shelf had it so far, or it is unfit.
    func entry(for version: ProcessVersion) -> Entry? {
        for entry in published where entry.process.version == version { return entry }
        return known(version).flatMap { $0.problems.isEmpty ? $0 : nil }
    }

    /// The same, or one that the desk lacks something for.
    func known(_ version: ProcessVersion) -> Entry? {
        for entry in published where entry.process.version == version { return entry }
        return revived.withLock { $0[version] }
    }

    /// The newest version of a process.
    func newest(_ id: ProcessID) -> Entry? {
        published.filter { $0.process.id == id }
            .max { $0.process.version.number < $1.process.version.number }
    }

    /// The facts of every version that deals are known to run under.
    var schemas: [FactSchema] {
        publishedSchemas + revived.withLock { $0.sorted { $0.key < $1.key }.map(\.value.process.core.facts) }
    }

    /// The facts of the library's versions.
    var publishedSchemas: [FactSchema] { published.map(\.process.core.facts) }

    /// The ids of the library's processes, each once, in order.
    var ids: [ProcessID] { Set(published.map(\.process.id)).sorted() }

    /// Compiles a version from its source, as it was published, and keeps it.
    ///
    /// - Returns: `nil` when the source holds another version.
    func revive(_ version: ProcessVersion, from source: String) throws(DeskError) -> Entry? {
        let library: ProcessLibrary
        do throws(LoadFailure) {
            library = try ProcessLibrary.load(source, named: "\(version)").library()
        } catch {
            throw .unfitVersion(version, [.source(error)])
        }
        guard let process = library.processes.first(where: { $0.version == version }) else { return nil }
        let (calls, problems) = plugins.calls(of: process)
        let entry = Entry(process, calls, lacking: problems)
        revived.withLock { $0[version] = entry }
        return entry
    }

    /// The groups that a command reads, those that its plugins are shown included.
    func needs(of command: DealCommand, for deal: Deal) -> FactNeeds {
        guard let entry = entry(for: deal.process) else { return .all }
        let own = DealEngine.needs(of: command, for: deal, under: entry.process)
        guard !entry.calls.isEmpty else { return own }
        return questions(for: command, on: Facts(deal: deal), under: entry.process)
            .reduce(own) { $0.union(entry.calls[$1.rule]?.reads ?? []) }
    }
}

/// A command to be read for.
struct CommandReading: ReadingPlan {
    let command: DealCommand
    let roster: ProcessRoster

    /// With the deal's own groups whatever the gates read: a commit holds them whole, and a move ends open tasks.
    func needs(for deal: Deal) -> FactNeeds {
        roster.needs(of: command, for: deal).union(.own)
    }
}
