import DealProcess

extension CustomStringConvertible {
    /// An id or a key between quotation marks, as an error's line has it: whoever gave the id does not write the line.
    var quoted: String { "'" + Visible.inLine(description) + "'" }
}
