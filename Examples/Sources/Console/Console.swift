package import DealKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells a story line by line: what somebody does, and what the desk answers. In colour where a person looks on.
package struct Console: Sendable {
    package let language: SpokenLanguage
    /// Whether standard output is a terminal.
    package let isTerminal: Bool
    private let isColoured: Bool
    /// Nil: lines are as long as they are.
    private let width: Int?

    package init(in language: SpokenLanguage) {
        self.language = language
        isTerminal = isatty(STDOUT_FILENO) == 1
        isColoured = isTerminal && getenv("NO_COLOR") == nil
        width = terminalWidth()
    }

    /// What the whole is about.
    package func title(_ words: Words) { print(painted(words.text(in: language), .bold), terminator: "\n\n") }

    /// What somebody does next.
    package func step(_ words: Words) { print(painted("▸ " + words.text(in: language), .bold)) }

    /// A plain line under a step.
    package func line(_ text: String, _ colour: Colour = .plain) { print(painted("  " + text, colour)) }

    /// A remark under a step.
    package func note(_ words: Words) { print(painted("  " + words.text(in: language), .dim), terminator: "\n\n") }

    /// What the desk answers to an opening, an outcome, or work on the deal.
    package func show(_ reply: Reply<DealChange>) {
        switch reply {
        case .done(let change): show(done: change.text(in: language.language))
        case .refused(let refusal): show(refusal)
        }
    }

    /// What the desk answers to a move.
    package func show(_ reply: Reply<DealTransition>) {
        switch reply {
        case .done(let transition): show(done: transition.change.text(in: language.language))
        case .refused(let refusal): show(refusal)
        }
    }

    /// A refusal in full, as its reader would like to have it.
    package func show(_ refusal: Refusal) {
        let lines = refusal.text(in: language.language).split(separator: "\n", omittingEmptySubsequences: false)
        var isRemedy = false
        for (index, line) in lines.enumerated() {
            isRemedy = isRemedy || index > 0 && !line.isEmpty && !line.hasPrefix(" ")
            let colour: Colour = index == 0 ? .red : isRemedy ? .green : line.hasPrefix("      ") ? .dim : .plain
            tell(line, isFirst: index == 0, mark: "✗", colour)
        }
        print()
    }

    private func show(done text: String) {
        guard !text.isEmpty else { return print() }
        for (index, line) in text.split(separator: "\n").enumerated() {
            tell(line, isFirst: index == 0, mark: "✓", index == 0 ? .green : .yellow)
        }
        print()
    }

    /// One line of an answer, wrapped where a person looks on.
    private func tell(_ line: some StringProtocol, isFirst: Bool, mark: String, _ colour: Colour) {
        guard !line.isEmpty else { return print() }
        let text = (isFirst ? "  \(mark) " : "    ") + line
        print(painted(width.map { text.wrapped(to: $0) } ?? text, colour))
    }
}

extension Console {
    package enum Colour: String, Sendable {
        case plain = "0", bold = "1", dim = "2", red = "31", green = "32", yellow = "33"
    }

    /// The text in a colour, where colours are shown.
    package func painted(_ text: some StringProtocol, _ colour: Colour) -> String {
        isColoured && colour != .plain && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : String(text)
    }
}
