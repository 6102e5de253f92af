/// The one way to write a checked expression: equal expressions give equal texts, whatever their spacing, their
/// quotes and their parentheses.
package func canonicalText(_ node: CheckedNode) -> String {
    var printer = CanonicalPrinter()
    printer.write(node, in: 0)
    return printer.text
}

private struct CanonicalPrinter {
    var text = ""

    /// Writes `node`, in parentheses where its operator binds less closely than `precedence`.
    mutating func write(_ node: CheckedNode, in precedence: Int) {
        let own = node.precedence
        if own < precedence { text += "(" }
        writeBare(node, own)
        if own < precedence { text += ")" }
    }

    private mutating func writeBare(_ node: CheckedNode, _ own: Int) {
        switch node.kind {
        case .literal(let value): text += value.canonicalText
        case .constant(let name, _), .variable(let name), .local(let name, _): text += name
        case .select(let select): write(select)
        case .index(let index):
            write(index.operand, in: 7)
            text += index.isOptional ? "[?" : "["
            write(index.index, in: 0)
            text += "]"
        case .call(let call): write(call, own)
        case .list(let elements):
            join(elements, "[", "]") { printer, element in
                printer.text += element.isOptional ? "?" : ""
                printer.write(element.value, in: 0)
            }
        case .map(let entries):
            join(entries, "{", "}") { printer, entry in
                printer.text += entry.isOptional ? "?" : ""
                printer.write(entry.key, in: 0)
                printer.text += ": "
                printer.write(entry.value, in: 0)
            }
        case .comprehension(let macro): write(macro)
        case .conditional(let parts):
            write(parts.condition, in: 1)
            text += " ? "
            write(parts.whenTrue, in: 1)
            text += " : "
            write(parts.whenFalse, in: 0)
        case .and(let terms): write(terms, " && ", 3)
        case .or(let terms): write(terms, " || ", 2)
        case .not(let operand):
            text += "!"
            write(operand, in: 6)
        }
    }

    private mutating func write(_ terms: [CheckedNode], _ sign: String, _ precedence: Int) {
        join(terms, "", "", sign) { $0.write($1, in: precedence) }
    }

    private mutating func write(_ select: CheckedSelect) {
        if select.isTest { text += "has(" }
        write(select.operand, in: 7)
        text += select.form == .optional ? ".?" : "."
        text += select.field.isPlainName ? select.field : "`\(select.field)`"
        if select.isTest { text += ")" }
    }

    private mutating func write(_ call: CheckedCall, _ own: Int) {
        if call.function == "-_", let operand = call.arguments.first {
            text += "-"
            write(operand, in: 7)
        } else if let sign = BinaryOperator(rawValue: call.function), call.arguments.count == 2 {
            write(call.arguments[0], in: own)
            text += " \(sign.rawValue) "
            write(call.arguments[1], in: own + 1)
        } else {
            var arguments = call.arguments[...]
            if call.isReceiver, let receiver = arguments.popFirst() {
                write(receiver, in: 7)
                text += "."
            }
            text += call.function
            join(Array(arguments), "(", ")") { $0.write($1, in: 0) }
        }
    }

    private mutating func write(_ macro: CheckedComprehension) {
        if macro.macro == .bind, let result = macro.transform {
            text += "cel.bind(\(macro.variables.joined(separator: ", ")), "
            write(macro.range, in: 0)
            text += ", "
            write(result, in: 0)
            text += ")"
            return
        }
        write(macro.range, in: 7)
        text += ".\(macro.macro.rawValue)(" + macro.variables.joined(separator: ", ")
        for part in [macro.predicate, macro.transform].compactMap({ $0 }) {
            text += ", "
            write(part, in: 0)
        }
        text += ")"
    }

    private mutating func join<Element>(
        _ elements: [Element], _ start: String, _ end: String, _ separator: String = ", ",
        _ write: (inout CanonicalPrinter, Element) -> Void
    ) {
        text += start
        for (place, element) in elements.enumerated() {
            if place > 0 { text += separator }
            write(&self, element)
        }
        text += end
    }
}

extension CheckedNode {
    /// 0 for a condition with `?`, 1 to 5 for operators as `BinaryOperator` counts them, 6 for signs, 7 for the rest.
    fileprivate var precedence: Int {
        switch kind {
        case .conditional: return 0
        case .or: return 1
        case .and: return 2
        case .not: return 6
        case .call(let call):
            if call.function == "-_" { return 6 }
            return call.arguments.count == 2 ? BinaryOperator(rawValue: call.function)?.precedence ?? 7 : 7
        case .literal(let value): return value.startsWithSign ? 6 : 7
        default: return 7
        }
    }
}

extension String {
    /// Whether the text can stand after a dot without backquotes.
    fileprivate var isPlainName: Bool {
        guard let first = unicodeScalars.first, !Lexer.isDigit(first) else { return false }
        return unicodeScalars.allSatisfy(Lexer.isNamePart) && !["in", "true", "false", "null"].contains(self)
    }
}
