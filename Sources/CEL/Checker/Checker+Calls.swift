import ExactValues

/// A call whose arguments are checked and whose overload is still to be found.
struct OpenCall {
    var function: String
    let functionRange: Range<Int>
    var arguments: [CheckedNode]
    let isReceiver: Bool
    let range: Range<Int>

    var isComparison: Bool {
        switch function {
        case "==", "!=", "<", "<=", ">", ">=": true
        default: false
        }
    }
    var isEquality: Bool { function == "==" || function == "!=" }
    var isSum: Bool { (function == "+" || function == "-") && arguments.count == 2 }
}

extension Checker {
    mutating func checkCall(_ call: ParsedCall, _ range: Range<Int>) -> CheckedNode {
        if let receiver = call.receiver, let name = namespacedFunction(call.function, receiver) {
            let arguments =
                Self.listFunctions.contains(name) && call.arguments.count > 1
                ? [checkList(call.arguments.map { ParsedElement(value: $0, isOptional: false) }, range)]
                : call.arguments.map { check($0) }
            return resolve(
                OpenCall(
                    function: name, functionRange: receiver.range.lowerBound..<call.functionRange.upperBound,
                    arguments: arguments, isReceiver: false, range: range))
        }
        if let reported = reportUnknownMember(call, range) { return reported }
        let receiver = call.receiver.map { check($0) }
        let arguments = [receiver].compactMap { $0 } + call.arguments.map { check($0) }
        return resolve(
            OpenCall(
                function: call.receiver == nil ? functionName(call.function) : call.function,
                functionRange: call.functionRange, arguments: arguments, isReceiver: receiver != nil, range: range))
    }

    /// Functions of any number of arguments: several are read as one list.
    private static let listFunctions: Set<String> = ["math.greatest", "math.least"]

    /// `optional.of` is a function of that whole name, not a call on `optional`.
    private func namespacedFunction(_ name: String, _ receiver: ParsedNode) -> String? {
        guard let space = qualifiedName(receiver) else { return nil }
        return candidates("\(space).\(name)").first(where: isFunction)
    }

    private func functionName(_ name: String) -> String {
        name.hasPrefix(".") || !options.container.isEmpty ? candidates(name).first(where: isFunction) ?? name : name
    }

    private func isFunction(_ name: String) -> Bool {
        functions[name] != nil || declarations.functions[name] != nil
    }

    private mutating func resolve(_ open: OpenCall) -> CheckedNode {
        var call = open
        if isUnchecked { return make(call, overload: "", .dyn) }
        if let reported = reportNull(call) { return reported }
        if options.exact, let settled = settleExact(&call) { return settled }
        if let quick = quickEquality(call) { return quick }
        let overloads = overloads(of: call.function)
        if overloads.isEmpty { return reportUnknownFunction(call) }
        checkPattern(call)
        if let match = match(overloads, call) { return fold(make(call, overload: match.id, match.type)) }
        if options.exact, let other = withExactLiterals(call), let match = match(overloads, other) {
            return fold(make(other, overload: match.id, match.type))
        }
        reportNoOverload(call, overloads)
        return make(call, overload: "", call.isComparison || call.function == "in" ? .bool : .dyn)
    }

    private func overloads(of name: String) -> [CELOverload] {
        let host = declarations.functions[name]?.map(\.overload) ?? []
        return host + (functions[name]?.overloads ?? [])
    }

    mutating func make(_ call: OpenCall, overload: String, _ type: CELType) -> CheckedNode {
        make(
            call.range, type,
            .call(
                CheckedCall(
                    function: call.function, overload: overload, arguments: call.arguments,
                    isReceiver: call.isReceiver)))
    }

    /// Most comparisons are between equal plain types: no parameter is needed for those.
    private mutating func quickEquality(_ call: OpenCall) -> CheckedNode? {
        guard call.isEquality, call.arguments.count == 2, call.arguments[0].type == call.arguments[1].type,
            !call.arguments[0].type.isGeneric
        else { return nil }
        return make(call, overload: call.function == "==" ? "equals" : "not_equals", .bool)
    }

    /// The overload that fits; with operands known only at run time several may, and the values choose.
    private mutating func match(_ overloads: [CELOverload], _ call: OpenCall) -> (id: String, type: CELType)? {
        var found: [(id: String, type: CELType)] = []
        let before = unifier
        let isOpen = call.arguments.contains { $0.type.mayBeAnything }
        for overload in overloads
        where overload.isReceiver == call.isReceiver && overload.parameters.count == call.arguments.count {
            var trial = before
            guard let type = fits(overload, call.arguments, &trial) else { continue }
            found.append((overload.id, type))
            if found.count == 1 { unifier = trial }
            if !isOpen { break }
        }
        guard let first = found.first else { return nil }
        if found.count > 1 {
            let isSame = found.allSatisfy { $0.type == first.type && !$0.type.isGeneric }
            unifier = isSame ? unifier : before
            return ("", isSame ? first.type : .dyn)
        }
        unifier.noteResult(first.type)
        return first
    }

    private func fits(_ overload: CELOverload, _ arguments: [CheckedNode], _ trial: inout TypeUnifier) -> CELType? {
        guard overload.isGeneric else {
            for place in arguments.indices where !trial.assign(arguments[place].type, to: overload.parameters[place]) {
                return nil
            }
            return overload.result
        }
        let types = trial.instantiate(overload.parameters + [overload.result])
        for (argument, type) in zip(arguments, types) where !trial.assign(argument.type, to: type) { return nil }
        return types.last
    }
}

extension CELType {
    /// Whether values of several types can stand behind it.
    fileprivate var mayBeAnything: Bool {
        switch self {
        case .dyn, .typeParam: true
        case .list(let inner), .optional(let inner): inner.mayBeAnything
        case .map(let key, let value): key.mayBeAnything || value.mayBeAnything
        default: false
        }
    }
}
