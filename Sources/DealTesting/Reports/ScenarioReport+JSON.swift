import DealModel
import DealProcess

extension ScenarioReport {
    /// The report for a program: one JSON object without line breaks, keys sorted.
    ///
    ///     {"coverage":{…},"diagnostics":[…],"file":"…","passed":true,"process":"typical-sale 1","scenarios":[…]}
    public var json: String { String(decoding: object.bytes, as: UTF8.self) }

    private var object: CanonicalObject {
        var object = CanonicalObject()
        object.set("coverage", coverage.object)
        object["diagnostics"] = .list(diagnostics.map { .text($0.description) })
        object.set("file", file)
        object.set("passed", isPassed)
        object.set("process", process.description)
        object.set("scenarios", stories.map(\.object))
        return object
    }
}

extension ScenarioReport.Story {
    fileprivate var object: CanonicalObject {
        var object = CanonicalObject()
        object.set("line", line)
        object.set("name", name)
        object.set("passed", isPassed)
        object.set("steps", steps.map(\.object))
        return object
    }
}

extension StepReport {
    fileprivate var object: CanonicalObject {
        var object = CanonicalObject()
        object.set("action", action)
        object.set("actor", actor)
        object.set("came", came)
        object.set("column", column)
        object.set("line", line)
        object.set("problems", problems.map(\.object))
        object.set("refusal", refusal)
        object.set("result", result.rawValue)
        return object
    }
}

extension StepReport.Problem {
    fileprivate var object: CanonicalObject {
        var object = CanonicalObject()
        object.set("came", came)
        object.set("expected", expected)
        return object
    }
}

extension CoverageReport {
    fileprivate var object: CanonicalObject {
        var object = CanonicalObject()
        for aspect in aspects {
            var part = CanonicalObject()
            part.set("covered", aspect.covered)
            part["missing"] = .list(aspect.missing.map { .text($0) })
            part.set("total", aspect.total)
            object.set(aspect.name, part)
        }
        return object
    }
}
