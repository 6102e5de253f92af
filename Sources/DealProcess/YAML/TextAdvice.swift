/// Looks at a text that stands where a map or a list is wanted, for the slip that made it one.
enum TextAdvice {
    /// What to do about a text that was probably meant as keys or list elements, or nil when nothing is seen.
    ///
    /// YAML reads `id:lead`, `-x` and `id：lead` as plain texts, so that no reader of YAML can complain.
    static func help(for text: String) -> String? {
        if text.hasPrefix("-"), let next = text.dropFirst().first, next != " ", next != "-", !next.isNumber {
            return "write a space behind the '-': '- \(Visible.text(String(text.dropFirst()), atMost: 40))'"
        }
        return colonWithoutSpace(text)
    }

    /// `id:lead`, or a colon of a Chinese keyboard.
    static func colonWithoutSpace(_ text: String) -> String? {
        let key = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        let rest = text.dropFirst(key.count)
        guard !key.isEmpty, let mark = rest.first, mark == ":" || mark == "：", !rest.hasPrefix("://") else {
            return nil
        }
        let value = Visible.text(String(rest.dropFirst().prefix { $0 != " " && !$0.isNewline }), atMost: 40)
        let reason = mark == "：" ? "the wide '：' is no colon" : "write a space behind the colon"
        return "\(reason): '\(key): \(value)'"
    }
}

extension YAMLNode {
    /// What to do about a text that stands where a map or a list is wanted, or nil when no slip is seen in it.
    package var advice: String? { text.flatMap(TextAdvice.help) }
}
