import CEL
import ExactValues
import TestTags
import Testing

@Suite("Conformance to the language definition", .tags(.language, .conformance, .shared))
struct ConformanceTests {
    /// Files whose every case passes; a file that falls out of this list is a step back.
    static let whole = [
        "basic", "bindings_ext", "block_ext", "comparisons", "conversions", "encoders_ext", "fields", "fp_math",
        "integer_math", "lists", "logic", "macros", "macros2", "math_ext",
        "namespace", "network_ext",
        "optionals", "parse", "plumbing", "string", "string_ext", "timestamps", "type_deduction",
    ]

    @Test(
        "Every case of the file passes, checked or not as it asks",
        .enabled(if: ConformanceCase.isPresent, "the conformance data does not lie beside the package"),
        arguments: whole)
    func passes(file: String) throws {
        let cases = try ConformanceCase.read(file)
        #expect(!cases.isEmpty)
        let failures = cases.compactMap { $0.failure(exact: false) }
        #expect(
            failures.isEmpty,
            "\(file): \(cases.count - failures.count) of \(cases.count)\n\(failures.joined(separator: "\n"))")
    }

    @Test(
        "SEMANTICS 4.1: the exact library changes no value of the suite",
        .enabled(if: ConformanceCase.isPresent, "the conformance data does not lie beside the package"),
        arguments: whole)
    func exactChangesNothing(file: String) throws {
        let failures = try ConformanceCase.read(file).filter { $0.result["evalError"] == nil }.compactMap {
            $0.failure(exact: true)
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }
}

extension ConformanceCase {
    typealias Variables = [String: CELValue]

    /// What is wrong with the outcome, if anything.
    func failure(exact: Bool) -> String? {
        let label = "\(file)/\(section)/\(name): \(expr.prefix(120))"
        var options = CELOptions(exact: exact, namedZone: { SystemZone($0) }, container: container ?? "")
        options.isChecked = disableCheck != true
        let program: CELProgram<Variables, CELValue>
        do throws(CELErrors) {
            program = try CELProgram(expr, over: schema, options: options)
        } catch {
            return result["evalError"] == nil ? "\(label)\n    \(error)" : nil
        }
        if let wanted = result["typedResult"]?["type"]?.type, wanted != program.type {
            return "\(label)\n    type \(program.type), not \(wanted)"
        }
        if checkOnly == true { return nil }
        return compare(program.evaluate(bindings.compactMapValues(\.value)), label)
    }

    private func compare(_ outcome: CELResult<CELValue>, _ label: String) -> String? {
        let wanted = (result["value"] ?? result["typedResult"]?["value"])?.value
        switch (outcome, wanted) {
        case (.value(let value), let wanted?):
            return value.matches(wanted) ? nil : "\(label)\n    \(value.canonicalText), not \(wanted.canonicalText)"
        case (.value(let value), nil): return "\(label)\n    \(value.canonicalText), not an error"
        case (.failed(let failure), let wanted?): return "\(label)\n    \(failure), not \(wanted.canonicalText)"
        case (.failed, nil): return result["evalError"] == nil ? "\(label)\n    no expectation read" : nil
        case (.unknown(let unknown), _): return "\(label)\n    unknown \(unknown)"
        }
    }

    private var schema: CELSchema<Variables> {
        CELSchema<Variables>("variables") { schema in
            for declaration in typeEnv ?? [] {
                guard let name = declaration["name"]?.text else { continue }
                if let type = declaration["ident"]?.type {
                    schema.field(name, type: type) { CELReading($0[name]) }
                }
                for overload in declaration["function"]?.array ?? [] {
                    schema.function(
                        name, (overload["params"]?.array ?? []).compactMap(\.type),
                        returns: overload["result"]?.type ?? .dyn
                    ) { _ in .null }
                }
            }
        }
    }
}
