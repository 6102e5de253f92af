#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a file or folder could not be read, with what may help.
package struct FileFailure: Error, Sendable, Hashable {
    package let code: Int32

    /// The system's sentence.
    package var reason: String { String(cString: strerror(code)) }

    package var remedy: String {
        switch code {
        case ENOENT: "check the path; it is taken from the folder in which the program was started"
        case EACCES: "ask for the right to read it"
        case EISDIR: "name a file, not a folder"
        default: "check that it is a readable file"
        }
    }
}

/// Reading files and folders without Foundation.
package enum Files {
    /// The first bytes of a file.
    ///
    /// - Parameter limit: At most so many are read.
    package static func bytes(of path: String, upTo limit: Int = .max) throws(FileFailure) -> [UInt8] {
        let handle = open(path, O_RDONLY)
        guard handle >= 0 else { throw FileFailure(code: errno) }
        defer { close(handle) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = read(handle, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure(code: errno) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    /// The names in a folder, sorted by their bytes.
    package static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let handle = opendir(folder) else { throw FileFailure(code: errno) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
