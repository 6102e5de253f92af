/// What is wrong with a message of the process file, and where in its text.
///
/// The sentences follow the manner of diagnostics: lower case, no full stop, what is wrong apart from what to do.
package struct MessageTemplateError: Error, Hashable, Sendable {
    /// The kinds of mistakes.
    package enum Problem: Hashable, Sendable {
        /// A brace is opened and not closed before the next one, the line's end or the text's end.
        case unclosed
        /// Nothing stands between the braces.
        case empty
        /// Something else than a path stands between the braces; `path` is the path that was probably meant.
        case notAPath(path: String?)
    }

    /// Which mistake it is.
    package let problem: Problem
    /// The text concerned with its braces, in Unicode scalars of the message from 0.
    package let range: Range<Int>

    /// What is wrong.
    package var message: String {
        switch problem {
        case .unclosed: "a brace is opened and not closed"
        case .empty: "nothing stands between the braces"
        case .notAPath: "only the path of a fact can stand between braces"
        }
    }

    /// What the marked text is, in a few words.
    package var label: String {
        switch problem {
        case .unclosed: "opened here"
        case .empty: "no fact is named"
        case .notAPath: "not a path"
        }
    }

    /// What to do about it.
    package var help: String {
        switch problem {
        case .unclosed: "close it, as in '{deal.amount}', or write '{{' for a brace"
        case .empty: "name a fact, as in '{deal.amount}', or write '{{' for a brace"
        case .notAPath(let path?): "write '{\(path)}'"
        case .notAPath(nil): "name one fact, as in '{deal.amount}'; a message prints facts and does not compute"
        }
    }
}
