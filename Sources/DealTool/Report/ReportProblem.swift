#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

import DealProcess

/// Why a report cannot be made, as it is printed.
struct ReportProblem: Error, CustomStringConvertible {
    let description: String

    /// One sentence.
    init(_ sentence: String) { description = "error: " + sentence }

    /// Lines that say themselves what they are.
    init(lines: String) { description = lines }
}

/// Reading the files of a report.
enum Input {
    static func bytes(of path: String) throws(ReportProblem) -> [UInt8] {
        do throws(FileFailure) {
            return try Files.bytes(of: path)
        } catch {
            throw ReportProblem("'\(path)' cannot be read: \(error.reason); \(error.remedy)")
        }
    }
}

/// Writing a report.
enum Output {
    /// Writes to a file, or to the standard output when there is none.
    static func write(_ bytes: [UInt8], to path: String?) throws(ReportProblem) {
        guard let path else { return try write(bytes, to: STDOUT_FILENO, named: "the standard output") }
        let handle = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard handle >= 0 else {
            throw ReportProblem("'\(path)' cannot be written: \(String(cString: strerror(errno))); name another file")
        }
        defer { close(handle) }
        try write(bytes, to: handle, named: "'\(path)'")
    }

    private static func write(_ bytes: [UInt8], to handle: Int32, named name: String) throws(ReportProblem) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { SystemCall.write(handle, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw ReportProblem("\(name) cannot be written: \(String(cString: strerror(errno))); name another file")
            }
            written += count
        }
    }
}

/// The system's function, whose name the functions above share.
private enum SystemCall {
    static func write(_ handle: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(handle, bytes, count)
        #elseif canImport(Musl)
            Musl.write(handle, bytes, count)
        #else
            Darwin.write(handle, bytes, count)
        #endif
    }
}
