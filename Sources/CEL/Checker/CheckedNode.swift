/// A node of an expression that was checked: it knows its type and its place.
///
/// Macros stand as they were written, chains of `&&` and `||` are one node, and literals beside exact values are
/// constants of their type.
package struct CheckedNode: Sendable {
    /// The number of the node, unique in its expression.
    package let id: Int
    /// The place in the source, in Unicode scalars.
    package let range: Range<Int>
    package let type: CELType
    package let kind: Kind

    package init(id: Int, range: Range<Int>, type: CELType, kind: Kind) {
        self.id = id
        self.range = range
        self.type = type
        self.kind = kind
    }

    package indirect enum Kind: Sendable {
        case literal(CELValue)
        /// A constant that the host declared, by its whole name.
        case constant(String, CELValue)
        /// A variable of the host, by its whole name.
        case variable(String)
        /// The variable of an enclosing macro, counted from the outermost.
        case local(String, slot: Int)
        case select(CheckedSelect)
        case index(CheckedIndex)
        /// An operator or function; the receiver is the first argument.
        case call(CheckedCall)
        case list([CheckedElement])
        case map([CheckedEntry])
        case comprehension(CheckedComprehension)
        case conditional(CheckedConditional)
        case and([CheckedNode])
        case or([CheckedNode])
        case not(CheckedNode)
    }
}

/// `operand.field`, `has(operand.field)` or `operand.?field`.
package struct CheckedSelect: Sendable {
    package enum Form: Hashable, Sendable { case value, test, optional }

    package let operand: CheckedNode
    package let field: String
    package let form: Form

    package init(operand: CheckedNode, field: String, form: Form = .value) {
        self.operand = operand
        self.field = field
        self.form = form
    }

    /// Whether this is `has(operand.field)`.
    package var isTest: Bool { form == .test }
}

/// `operand[index]` or `operand[?index]`.
package struct CheckedIndex: Sendable {
    package let operand: CheckedNode
    package let index: CheckedNode
    package let isOptional: Bool
}

/// A call of an operator, such as `<=`, or of a function.
package struct CheckedCall: Sendable {
    /// The operator or the name, such as `+`, `in`, `startsWith`; a unary minus is `-_`.
    package let function: String
    /// The overload that the types chose; empty when only the values can tell.
    package let overload: String
    package let arguments: [CheckedNode]
    /// Whether the first argument stands before the name.
    package let isReceiver: Bool

    package init(function: String, overload: String, arguments: [CheckedNode], isReceiver: Bool) {
        self.function = function
        self.overload = overload
        self.arguments = arguments
        self.isReceiver = isReceiver
    }
}

/// An element of a list; an optional one (`[?x]`) is left out when empty.
package struct CheckedElement: Sendable {
    package let value: CheckedNode
    package let isOptional: Bool
}

/// An entry of a map; an optional one (`{?k: v}`) is left out when empty.
package struct CheckedEntry: Sendable {
    package let key: CheckedNode
    package let value: CheckedNode
    package let isOptional: Bool
}

/// `condition ? whenTrue : whenFalse`
package struct CheckedConditional: Sendable {
    package let condition: CheckedNode
    package let whenTrue: CheckedNode
    package let whenFalse: CheckedNode
}

/// A macro over a list, a map or an optional, or the binding of a variable.
package struct CheckedComprehension: Sendable {
    package let macro: CELMacro
    /// What is gone through.
    package let range: CheckedNode
    /// The names of the variables; their slots follow one another from `slot`.
    package let variables: [String]
    package let slot: Int
    /// The condition of `all`, `exists`, `exists_one`, `filter` and the three-argument `map`.
    package let predicate: CheckedNode?
    /// What `map`, `optMap` and their kin make of an element; the key of `sortBy`; the result of `bind`.
    package let transform: CheckedNode?
}

/// The macros that bind variables, most of them to each element of something.
package enum CELMacro: String, Hashable, CaseIterable, Sendable {
    case all, exists, existsOne = "exists_one", filter, map, sortBy
    case transformList, transformMap, transformMapEntry
    case optMap, optFlatMap
    /// `cel.bind(variable, value, result)`: the value is what the macro goes over, once.
    case bind
}

/// A checked expression.
package struct CheckedExpression: Sendable {
    package let source: String
    package let root: CheckedNode
    package let type: CELType
    /// The fields that the expression reads, as paths such as `deal.amount`, sorted.
    package let reads: [String]
    /// Hints and warnings.
    package let issues: [CELIssue]
}
