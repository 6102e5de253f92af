/// A scalar as it stands in the file. Its text is decoded when it is asked for.
package struct YAMLScalar: Sendable {
    let tree: YAMLTree
    let entry: YAMLTree.Entry

    /// How a scalar is written.
    package enum Style: UInt8, Sendable, Hashable { case plain, singleQuoted, doubleQuoted, literal, folded }

    package var style: Style { entry.style }
    package var isPlain: Bool { entry.style == .plain }
    package var span: SourceSpan { entry.span }
    package var range: SourceRange { tree.source.range(of: span) }

    /// The decoded text. Made anew at each call.
    package var text: String {
        if let bytes = verbatimBytes { return String(decoding: tree.source.bytes[bytes], as: UTF8.self) }
        return String(decoding: decoded(mapped: false).bytes, as: UTF8.self)
    }

    /// Whether the decoded text has exactly these bytes. Strings that only look alike are not equal here.
    package func equals(_ text: String) -> Bool {
        guard let bytes = verbatimBytes else { return decoded(mapped: false).bytes.elementsEqual(text.utf8) }
        guard bytes.count == text.utf8.count else { return false }
        return tree.source.bytes[bytes].elementsEqual(text.utf8)
    }

    /// The place in the file of a stretch of the decoded text, given in Unicode scalars.
    ///
    /// An escape sequence, or a line break that is read as a space, is never cut. Offsets behind the end give the end.
    package func span(of scalars: Range<Int>) -> SourceSpan {
        let text = decoded(mapped: true)
        return text.source(of: text.utf8(of: scalars))
    }

    package func range(of scalars: Range<Int>) -> SourceRange { tree.source.range(of: span(of: scalars)) }

    /// The stretch of the source that is the text, where nothing has to be decoded.
    var verbatimBytes: Range<Int>? {
        guard entry.flags.contains(.verbatim) else { return nil }
        let quote = style == .plain ? 0 : 1
        return span.start + quote..<max(span.start + quote, span.end - quote)
    }

    func decoded(mapped: Bool) -> DecodedScalar {
        var decoder = ScalarDecoder(tree.source.bytes, span: span, mapped: mapped)
        return decoder.decode(style, indent: Int(entry.extra))
    }
}
