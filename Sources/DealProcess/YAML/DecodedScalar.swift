/// The text of a scalar, and where in the file each part of it comes from.
struct DecodedScalar: Sendable {
    var bytes: [UInt8] = []
    /// Ascending; empty when no map was asked for.
    var pieces: [Piece] = []
    /// Where the content ends in the source: what an offset behind the text is mapped to.
    var contentEnd = 0

    /// A stretch of the text and its origin: either both are equal byte for byte, or the whole comes from the whole
    /// (an escape sequence, a folded line break).
    struct Piece: Sendable {
        var text: Range<Int>
        var source: Range<Int>
        var isCopy: Bool
    }

    /// The byte range of a range of scalars, cut at the end of the text.
    func utf8(of scalars: Range<Int>) -> Range<Int> {
        var start = bytes.count
        var end = bytes.count
        var number = -1
        for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            number += 1
            if number == scalars.lowerBound { start = index }
            if number == scalars.upperBound {
                end = index
                break
            }
        }
        return start..<max(start, end)
    }

    func source(of range: Range<Int>) -> SourceSpan {
        let start = origin(of: range.lowerBound)
        guard !range.isEmpty else { return SourceSpan(start.lowerBound, start.lowerBound) }
        return SourceSpan(start.lowerBound, max(start.lowerBound, origin(of: range.upperBound - 1).upperBound))
    }

    /// The source of one byte of the text.
    private func origin(of offset: Int) -> Range<Int> {
        guard let piece = piece(holding: offset) else { return contentEnd..<contentEnd }
        guard piece.isCopy else { return piece.source }
        let place = piece.source.lowerBound + offset - piece.text.lowerBound
        return place..<place + 1
    }

    private func piece(holding offset: Int) -> Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < pieces.count && pieces[low].text.contains(offset) ? pieces[low] : nil
    }
}
