package import DealProcess

/// The files that paths name: folders are opened, and scenarios told from processes.
package struct AnalystFiles: Sendable {
    /// Paths of process files, and of what cannot be told; each once, in the order they were named.
    package private(set) var processes: [String] = []
    /// Paths of scenarios files; each once, in the order they were named.
    package private(set) var scenarios: [String] = []
    /// A folder without such a file.
    package private(set) var diagnostics: [Diagnostic] = []

    private var seen: Set<String> = []

    package init(paths: [String]) {
        for path in paths {
            if let names = try? Files.names(in: path) { open(path, names) } else { add(path) }
        }
    }

    private mutating func open(_ folder: String, _ names: [String]) {
        let wanted = names.filter { Self.isYAML($0) && !$0.hasPrefix(".") }
        if wanted.isEmpty { diagnostics.append(.noFiles(in: folder)) }
        for name in wanted { add(FilePath.joined(folder, name)) }
    }

    private mutating func add(_ path: String) {
        guard seen.insert(path).inserted else { return }
        if Self.holdsScenarios(path) { scenarios.append(path) } else { processes.append(path) }
    }

    private static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    /// By its name, else by its `kind`; what cannot be read is left to who reads it.
    private static func holdsScenarios(_ path: String) -> Bool {
        if path.hasSuffix(".scenarios.yaml") || path.hasSuffix(".scenarios.yml") { return true }
        guard let bytes = try? Files.bytes(of: path, upTo: 1 << 14) else { return false }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
            let words = line.split { $0 == " " || $0 == "\"" || $0 == "'" }
            return line.hasPrefix("kind") && words.starts(with: ["kind:", "scenarios"])
        }
    }
}

/// Paths as texts: no more than a folder and a name are told apart.
enum FilePath {
    /// The folder of a path with its last slash; empty for a bare name.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    static func isReadable(_ path: String) -> Bool {
        (try? Files.bytes(of: path, upTo: 1)) != nil
    }
}
