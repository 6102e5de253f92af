extension Checker {
    /// A call that writes a constant, such as `date("2026-03-02")` or `days(3)`, becomes that constant.
    mutating func fold(_ node: CheckedNode) -> CheckedNode {
        guard case .call(let call) = node.kind, !call.isReceiver, call.arguments.count == 1,
            Self.constructors.contains(call.function), case .literal(let argument) = call.arguments[0].kind,
            let function = functions[call.function]
        else { return node }
        let setting = RunContext.Setting(options)
        var run = RunContext(setting)
        do throws(CELFault) {
            let value = try withExtendedLifetime(setting) { () throws(CELFault) in
                try function.body([argument], call.overload, &run)
            }
            return make(node.range, node.type, .literal(value))
        } catch {
            // Outside the exact library a bad literal is an error of the evaluation, as the language defines it.
            if options.exact {
                report("literal", error.message, at: call.arguments[0].range, help: Self.forms[call.function])
            }
            return node
        }
    }

    /// A constant regular expression that is none is found when the condition is read.
    mutating func checkPattern(_ call: OpenCall) {
        guard call.function == "matches", options.exact, let node = call.arguments.last,
            case .literal(.string(let source)) = node.kind
        else { return }
        guard patternSize <= Pattern.mostTogether else { return }
        do throws(RegexError) {
            patternSize += try Pattern(source, tableWork: 0).size
            if patternSize > Pattern.mostTogether {
                report(
                    "limit", "the regular expressions are too large together", at: node.range,
                    help: "repeat less, or let the host match some of them")
            }
        } catch {
            report("literal", "this is no regular expression: \(error.message)", at: node.range)
        }
    }

    /// How the argument of a constructor is written.
    private static let forms = [
        "timestamp": "write it like \"2026-03-02T09:30:00Z\"", "date": "write it like \"2026-03-02\"",
        "duration": "write it like \"1h30m\"; the units are h, m, s, ms, us and ns",
        "money": "write it like \"50000 EUR\"",
    ]

    private static let constructors: Set<String> = ["timestamp", "duration", "date", "days", "money", "number"]
}
