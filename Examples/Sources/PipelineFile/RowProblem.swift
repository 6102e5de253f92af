package import Console

/// Why a row cannot be brought at all.
package enum RowProblem: Error {
    case quotes(at: Int)
    case columns(Int, at: Int)
    case value(String, of: String, at: Int)
    case notBrought(String, at: Int)

    package var line: Int {
        switch self {
        case .quotes(let line), .columns(_, let line), .value(_, _, let line), .notBrought(_, let line): line
        }
    }

    /// What is wrong with it.
    package var words: Words {
        switch self {
        case .quotes:
            Words(en: "the quotes are not closed", ru: "кавычки не закрыты", zh: "引号没有闭合")
        case .columns(let count, _):
            Words(
                en: "\(count) columns instead of \(PipelineRow.columns.count)",
                ru: "столбцов \(count) вместо \(PipelineRow.columns.count)",
                zh: "有 \(count) 列，应为 \(PipelineRow.columns.count) 列")
        case .value(let text, let column, _):
            Words(
                en: "“\(text)” cannot be read as \(column)", ru: "значение «\(text)» не годится для \(column)",
                zh: "「\(text)」不能作为 \(column)")
        case .notBrought(let why, _): Words(en: why, ru: why, zh: why)
        }
    }
}
