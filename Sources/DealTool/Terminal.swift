#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

import DealKit
import DealTesting

/// Where output goes.
enum Terminal {
    /// Colours for a person at a terminal; none in a pipe, or where `NO_COLOR` is set (https://no-color.org).
    static var hasColour: Bool {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    static var style: DiagnosticRenderer.Style { hasColour ? .colour : .plain }

    /// Columns of the window; 96 where there is none, so that files are the same everywhere.
    static var width: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 96
        }
        return min(140, Int(size.ws_col))
    }

    /// Writes findings with a blank line after them; nothing for none.
    static func show(_ diagnostics: [Diagnostic]) {
        if !diagnostics.isEmpty { print(DiagnosticRenderer(style: style).render(diagnostics)) }
    }

    /// Writes to the error output.
    static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// `2 errors`, `1 warning`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
