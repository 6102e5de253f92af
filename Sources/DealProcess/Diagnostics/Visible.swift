/// Text from a file, made fit to be shown: what a terminal would obey or swallow is made visible.
package enum Visible {
    /// Control characters, marks of writing direction and characters without width are written as `<U+200B>`; a tab
    /// is a space. A text of more characters than allowed ends in `…`.
    package static func text(_ text: String, atMost limit: Int = .max) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { return result + "…" }
            count += 1
            switch scalar {
            case "\t", "\n", "\r": result += " "
            case _ where isHidden(scalar): result += name(of: scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A name or a value as it stands inside a line that people read: what ends a line is a space, and what a terminal
    /// obeys or what turns the direction of writing is named, so that nobody writes a line of their own. Characters
    /// that join others stay: names of several scripts are written with them.
    package static func inLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: breaksLine) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result += " "
            case _ where breaksLine(scalar): result += name(of: scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether a character cannot be shown as it is: it has no shape, or would change how others are shown.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F, 0xFFFE, 0xFFFF:
            true
        default: false
        }
    }

    package static func name(of scalar: Unicode.Scalar) -> String {
        let number = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number + ">"
    }
}
