/// The rows of a file that can be read, and why others cannot.
package struct PipelineFile: Sendable {
    package let rows: [PipelineRow]
    package let problems: [RowProblem]

    /// `Examples/Data/pipeline.csv`, found from this file's own place.
    package static var sample: String {
        let sources = String(#filePath).split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return (sources + ["Data", "pipeline.csv"]).joined(separator: "/")
    }

    /// Reads a file; `nil` when its first record does not name the columns.
    package init?(_ bytes: [UInt8]) {
        var reader = CSVReader(bytes)
        guard case .success(let header)? = reader.next(), header.fields == PipelineRow.columns else { return nil }
        var rows: [PipelineRow] = []
        var problems: [RowProblem] = []
        for record in reader {
            switch record {
            case .failure(let problem): problems.append(.quotes(at: problem.line))
            case .success(let record):
                do throws(RowProblem) {
                    rows.append(try PipelineRow(record))
                } catch {
                    problems.append(error)
                }
            }
        }
        self.rows = rows
        self.problems = problems
    }
}
