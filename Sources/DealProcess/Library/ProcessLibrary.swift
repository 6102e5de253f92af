public import DealModel

/// Sound processes, each version once: what a desk works with.
public struct ProcessLibrary: Sendable {
    /// In the order they were loaded.
    public let processes: [SalesProcess]

    package init(_ processes: [SalesProcess]) { self.processes = processes }

    /// The newest version of a process; nil when the library has none.
    public subscript(id: ProcessID) -> SalesProcess? {
        processes.filter { $0.id == id }.max { $0.version.number < $1.version.number }
    }

    /// One version of a process; nil when the library does not have it.
    public subscript(version: ProcessVersion) -> SalesProcess? { processes.first { $0.version == version } }
}

extension ProcessLibrary {
    /// Reads every process file of a folder (`*.yaml`, `*.yml`, but not `*.scenarios.yaml`), in the order of names.
    ///
    /// - Parameters:
    ///   - folder: A path, absolute or relative to the working folder.
    ///   - limits: When to stop reading a file that is too large.
    public static func load(folder: String, limits: YAMLLimits = YAMLLimits()) -> LoadReport {
        do throws(FileFailure) {
            let names = try Files.names(in: folder).filter(isProcessFile)
            guard !names.isEmpty else {
                return LoadReport(diagnostics: [.noFiles(in: folder)], processes: [])
            }
            return load(files: names.map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }, limits: limits)
        } catch {
            return LoadReport(diagnostics: [.unreadable(folder, error)], processes: [])
        }
    }

    /// Reads process files.
    ///
    /// - Parameters:
    ///   - files: Paths, absolute or relative to the working folder.
    ///   - limits: When to stop reading a file that is too large.
    public static func load(files: [String], limits: YAMLLimits = YAMLLimits()) -> LoadReport {
        var loader = ProcessLoader(limits: limits)
        for file in files { loader.read(file: file) }
        return loader.report
    }

    /// Reads one process from bytes in memory.
    ///
    /// - Parameters:
    ///   - bytes: The file, in UTF-8.
    ///   - name: What diagnostics call the file.
    ///   - limits: When to stop reading a file that is too large.
    public static func load(_ bytes: [UInt8], named name: String, limits: YAMLLimits = YAMLLimits()) -> LoadReport {
        var loader = ProcessLoader(limits: limits)
        loader.read(bytes, named: name)
        return loader.report
    }

    /// Reads one process from a text in memory.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - name: What diagnostics call the file.
    ///   - limits: When to stop reading a file that is too large.
    public static func load(_ text: String, named name: String, limits: YAMLLimits = YAMLLimits()) -> LoadReport {
        load(Array(text.utf8), named: name, limits: limits)
    }

    private static func isProcessFile(_ name: String) -> Bool {
        (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".scenarios.yaml")
            && !name.hasSuffix(".scenarios.yml") && !name.hasPrefix(".")
    }
}
