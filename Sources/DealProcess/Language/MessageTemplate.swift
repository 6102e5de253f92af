/// A message of the process file, taken apart: plain text and the places where facts are printed.
///
/// `{deal.discount}` prints a fact, `{constants.max_discount}` a constant, `{answer.score}` what a plugin said; `{{` is
/// a brace. Which facts exist is not known here: whoever reads the file checks ``placeholders`` against them.
///
///     let template = try MessageTemplate.parse("Discount {deal.discount} is too high.").get()
///     template.rendered { path in texts[path] ?? "–" }
package struct MessageTemplate: Hashable, Sendable {
    /// A place of the message where a fact is printed.
    package struct Placeholder: Hashable, Sendable {
        /// The fact as written between the braces: `deal.discount`.
        package let path: String
        /// Where the path stands in the message's text, braces left out; Unicode scalars from 0.
        package let range: Range<Int>
    }

    enum Piece: Hashable, Sendable {
        case text(String)
        case placeholder(Int)
    }

    let pieces: [Piece]
    /// The places where facts are printed, in the order of the text; a fact printed twice stands here twice.
    package let placeholders: [Placeholder]

    /// Room for the text with values of usual length, so that printing need not grow its result.
    private let capacity: Int

    init(pieces: [Piece], placeholders: [Placeholder]) {
        self.pieces = pieces
        self.placeholders = placeholders
        capacity = pieces.reduce(0) { sum, piece in
            if case .text(let text) = piece { sum + text.utf8.count } else { sum + 24 }
        }
    }

    /// A message without facts, printed as it stands: braces in it are braces.
    package init(verbatim text: String) {
        self.init(pieces: text.isEmpty ? [] : [.text(text)], placeholders: [])
    }

    /// Takes a message apart; the first thing that is wrong with it is the error.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package static func parse(_ text: String) -> Result<MessageTemplate, MessageTemplateError> {
        let (template, errors) = read(text)
        return errors.first.map(Result.failure) ?? .success(template)
    }

    /// Takes a message apart and finds everything that is wrong with it, in the order of the text.
    ///
    /// A placeholder that is wrong stays in the template as the text it was.
    package static func read(_ text: String) -> (template: MessageTemplate, errors: [MessageTemplateError]) {
        var reader = MessageTemplateReader(text)
        reader.read()
        return (MessageTemplate(pieces: reader.pieces, placeholders: reader.placeholders), reader.errors)
    }

    /// The message, if it prints no facts: as most do.
    package var plain: String? {
        guard let piece = pieces.first else { return "" }
        guard pieces.count == 1, case .text(let text) = piece else { return nil }
        return text
    }

    /// The message with each fact printed as `value` says for its path.
    package func rendered(_ value: (_ path: String) -> String) -> String {
        renderedByPlace { value(placeholders[$0].path) }
    }

    /// The message with each fact printed as `value` says for the placeholder's place in ``placeholders``.
    ///
    /// For callers that have looked up beforehand where each placeholder's fact lies.
    package func renderedByPlace(_ value: (_ placeholder: Int) -> String) -> String {
        if let plain { return plain }
        var result = ""
        result.reserveCapacity(capacity)
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let index): result += value(index)
            }
        }
        return result
    }
}
