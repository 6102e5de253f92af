import ExactValues

extension Checker {
    /// `x == null`: nothing that is declared is ever null, so the question is another one.
    mutating func reportNull(_ call: OpenCall) -> CheckedNode? {
        guard call.isEquality, call.arguments.count == 2 else { return nil }
        for (own, other) in [(0, 1), (1, 0)] {
            let node = call.arguments[other]
            guard case .literal(.null) = call.arguments[own].kind, node.path != nil || node.isFieldOfLocal else {
                continue
            }
            switch unifier.shallow(node.type) {
            case .dyn, .null, .typeParam, .optional, .opaque: continue
            default: break
            }
            let text = text(node.range)
            let isField = if case .select = node.kind { true } else { false }
            let question = call.function == "==" ? "!has(\(text))" : "has(\(text))"
            report(
                "null-comparison", "'\(text)' is never null", at: call.range,
                help: isField ? "write \(question)" : "ask for one of its fields with has()")
            return make(call, overload: "", .bool)
        }
        return nil
    }

    mutating func reportUnknownFunction(_ call: OpenCall) -> CheckedNode {
        if call.isReceiver, let usage = MacroShape.usage(of: call.function) {
            report("macro", "'\(call.function)' takes other arguments", at: call.functionRange, help: usage)
        } else {
            reportUnknownFunction(call.function, isReceiver: call.isReceiver, at: call.functionRange)
        }
        return make(call, overload: "", .dyn)
    }

    /// With the function that was probably meant: one of nearly that name, what other languages call so, or the same
    /// name within a namespace.
    private mutating func reportUnknownFunction(_ name: String, isReceiver: Bool, at place: Range<Int>) {
        let help =
            suggestion(for: name, among: knownFunctions(isReceiver: isReceiver)).map { "did you mean '\($0)'?" }
            ?? Self.otherNames[name]
            ?? namespaced(name).map { "did you mean '\($0)'?" }
        report("undeclared", "there is no function '\(name)'", at: place, label: "not known here", help: help)
    }

    private func knownFunctions(isReceiver: Bool) -> [String] {
        let macros = isReceiver ? MacroShape.names : ["has"]
        return (functions.names.filter { $0.first?.isLetter == true } + declarations.functions.keys + macros)
            .sorted(by: textPrecedes)
    }

    /// `math.round` for `round`.
    private func namespaced(_ name: String) -> String? {
        issues.count < Self.mostIssues ? functions.names.filter { $0.hasSuffix("." + name) }.min(by: textPrecedes) : nil
    }

    /// `math.max(1, 2)`: a name that is only the beginning of functions' names is not looked for among the variables.
    mutating func reportUnknownMember(_ call: ParsedCall, _ range: Range<Int>) -> CheckedNode? {
        guard !isUnchecked, let receiver = call.receiver, let space = qualifiedName(receiver),
            declared(space, receiver.range) == nil, functions.names.contains(where: { $0.hasPrefix(space + ".") })
        else { return nil }
        let place = receiver.range.lowerBound..<call.functionRange.upperBound
        reportUnknownFunction("\(space).\(call.function)", isReceiver: false, at: place)
        for argument in call.arguments { _ = check(argument) }
        return broken(range)
    }

    /// What other languages call it.
    private static let otherNames: [String: String] = [
        "len": "write size(x)", "length": "write size(x)", "count": "write size(x)", "any": "write exists(x, ...)",
        "toLower": "write lowerAscii()", "toLowerCase": "write lowerAscii()", "toUpper": "write upperAscii()",
        "isEmpty": "write size(x) == 0", "isNull": "write !has(x.y)", "now": "'now' is a value: write it without ()",
        "today": "'today' is a value: write it without ()", "upper": "write upperAscii()",
        "lower": "write lowerAscii()",
        "math.max": "write math.greatest(...)", "math.min": "write math.least(...)", "pow": "multiply instead",
    ]

    mutating func reportNoOverload(_ call: OpenCall, _ overloads: [CELOverload]) {
        let types = call.arguments.map(shown)
        let message: String
        if call.isComparison, types.count == 2 {
            message = "'\(call.function)' does not compare \(types[0]) with \(types[1])"
        } else if call.function == "in", types.count == 2 {
            message = "'in' does not look for \(types[0]) in \(types[1])"
        } else if call.function == "-_", types.count == 1 {
            message = "'-' does not apply to \(types[0])"
        } else if BinaryOperator(rawValue: call.function) != nil, types.count == 2 {
            message = "'\(call.function)' does not apply to \(types[0]) and \(types[1])"
        } else {
            message =
                "'\(call.function)' does not take (\(argumentTypes(call, types)))\(call.isReceiver ? " on \(types[0])" : "")"
        }
        report("no-overload", message, at: call.range, help: help(for: call) ?? usage(of: call, overloads))
    }

    private func argumentTypes(_ call: OpenCall, _ types: [String]) -> String {
        (call.isReceiver ? types.dropFirst() : types[...]).joined(separator: ", ")
    }

    /// How the function is called rightly.
    private func usage(of call: OpenCall, _ overloads: [CELOverload]) -> String? {
        guard call.function.first?.isLetter == true else { return nil }
        let ways = overloads.prefix(4).map { overload in
            let types = overload.parameters.map(\.description)
            return overload.isReceiver
                ? "\(types[0]).\(call.function)(\(types.dropFirst().joined(separator: ", ")))"
                : "\(call.function)(\(types.joined(separator: ", ")))"
        }
        return "it is " + ways.joined(separator: " or ") + (overloads.count > 4 ? " …" : "")
    }

    /// What to write instead, where the pair of types tells what was meant.
    private func help(for call: OpenCall) -> String? {
        guard call.arguments.count == 2, BinaryOperator(rawValue: call.function) != nil else { return nil }
        let (a, b) = (call.arguments[0], call.arguments[1])
        return help(call, a, b) ?? help(call, b, a)
    }

    private func help(_ call: OpenCall, _ a: CheckedNode, _ b: CheckedNode) -> String? {
        let other = text(b.range)
        switch (unifier.shallow(a.type), unifier.shallow(b.type)) {
        case (.date, .timestamp): return "write date(\(other))"
        case (.date, .string): return "write date(\(other))"
        case (.timestamp, .string): return "write timestamp(\(other))"
        case (.number, .double), (.money, .double): return "write number(\(other))"
        case (.date, .int), (.timestamp, .int): return call.isSum ? "write days(\(other))" : nil
        case (.money, .int), (.money, .number):
            return call.isComparison || call.isSum ? "compare \(text(a.range)).value with it, or make it money" : nil
        case (.money, .money): return call.function == "*" ? "multiply money with a number" : nil
        case (.double, .int): return "write double(\(other))"
        case (.int, .uint): return "write int(\(other))"
        case (.int, .string), (.number, .string), (.double, .string):
            if case .literal(.string(let text)) = b.kind, ExactDecimal(text) != nil {
                return "write \(text) without quotes"
            }
            return call.function == "+" ? "write string(\(text(a.range)))" : nil
        case (.bool, .string):
            if case .literal(.string(let text)) = b.kind, text == "true" || text == "false" {
                return "write \(text) without quotes"
            }
            return nil
        case (.string, .list): return call.isComparison ? "write \(text(a.range)) in \(other)" : nil
        default: return nil
        }
    }
}

extension CheckedNode {
    /// Whether this is a field of a macro's variable.
    var isFieldOfLocal: Bool {
        guard case .select(let select) = kind, select.form == .value else { return false }
        if case .local = select.operand.kind { return true }
        return select.operand.isFieldOfLocal
    }
}
