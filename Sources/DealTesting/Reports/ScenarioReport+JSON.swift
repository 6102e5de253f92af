package import DealModel
import DealProcess

extension ScenarioReport {
    /// The report for a program: one JSON object without line breaks, keys sorted.
    ///
    ///     {"coverage":{…},"diagnostics":[…],"file":"…","passed":true,"process":"typical-sale 1","scenarios":[…]}
    public var json: String { String(decoding: CanonicalWriter.bytes { write(to: &$0) }, as: UTF8.self) }

    private func write(to object: inout CanonicalWriter) {
        object.set("coverage", coverage)
        object.set("diagnostics", texts: diagnostics.map(\.description))
        object.set("file", file)
        object.set("passed", isPassed)
        object.set("process", process.description)
        object.set("scenarios", stories)
    }
}

extension ScenarioReport.Story: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("line", line)
        object.set("name", name)
        object.set("passed", isPassed)
        object.set("steps", steps)
    }
}

extension StepReport: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("action", action)
        object.set("actor", actor)
        object.set("came", came)
        object.set("column", column)
        object.set("line", line)
        object.set("problems", problems)
        object.set("refusal", refusal)
        object.set("result", result.rawValue)
    }
}

extension StepReport.Problem: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("came", came)
        object.set("expected", expected)
    }
}

extension CoverageReport: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        for aspect in aspects {
            object.set(aspect.name) { part in
                part.set("covered", aspect.covered)
                part.set("missing", texts: aspect.missing)
                part.set("total", aspect.total)
            }
        }
    }
}
