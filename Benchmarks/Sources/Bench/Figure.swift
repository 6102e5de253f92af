import Foundation

/// One measured figure, with the values that show that the right work was done.
struct Figure: Codable {
    let name: String
    let value: Double
    let unit: String
    let check: [String: String]

    var line: String {
        let checks = check.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(name): \(Self.text(value)) \(unit)" + (checks.isEmpty ? "" : "  [\(checks)]")
    }

    private static func text(_ value: Double) -> String {
        value >= 1000 ? String(format: "%.0f", value) : String(format: "%.3g", value)
    }
}

/// The seconds of several runs of one piece of work.
struct Timing {
    let seconds: [Double]

    var median: Double { seconds.sorted()[seconds.count / 2] }

    static func measure(_ rounds: Int, _ body: () throws -> Void) rethrows -> Timing {
        var seconds: [Double] = []
        for _ in 0..<rounds { seconds.append(try once(body)) }
        return Timing(seconds: seconds)
    }

    static func once(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure(body)
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }
}

/// The most that this process was ever resident with, in bytes, as the kernel has it.
func peakBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes * 1024
}

/// The resident size of this process in bytes, as the kernel has it.
func residentBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
        let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
