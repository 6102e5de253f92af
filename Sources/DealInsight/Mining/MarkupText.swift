extension String {
    /// The text as it stands in an element or an attribute of XML and HTML, so that no name can be markup.
    ///
    /// XML 1.0 has no way to write most control characters, U+FFFE and U+FFFF: in their stead the picture of the
    /// character is written, U+2400 + *n* for U+0000 + *n*, and U+FFFD for the last two. Tabs and line breaks are written
    /// as references, since the value of an attribute would lose them to a space.
    package var markupText: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar.picture ?? scalar)
            }
        }
        return escaped
    }
}

extension Unicode.Scalar {
    /// The picture that Unicode has for a control character of ASCII; `nil` for every other character.
    package var picture: Unicode.Scalar? {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value)
        case 0x7F: "\u{2421}"
        default: nil
        }
    }
}
