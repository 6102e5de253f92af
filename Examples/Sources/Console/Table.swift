/// Columns under each other, in a terminal's cells: a Chinese character takes two.
package struct Table: Sendable {
    private let heads: [String]
    private var rows: [[String]] = []

    /// The heads of the columns; the first column is of names, the others are of numbers.
    package init(_ heads: [String]) { self.heads = heads }

    package mutating func add(_ name: String, _ numbers: [Int]) { rows.append([name] + numbers.map(String.init)) }

    /// The lines, the heads first.
    package var lines: [String] {
        let all = [heads] + rows
        let widths = heads.indices.map { column in all.map { $0[column].cells }.max() ?? 0 }
        return all.map { row in
            row.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - row[column].cells)
                return column == 0 ? row[column] + gap : gap + row[column]
            }.joined(separator: "   ")
        }
    }
}
