/// A node of the syntax tree, as written.
struct ParsedNode: Sendable {
    let range: Range<Int>
    /// How many nodes lie between this one and its deepest leaf, itself included.
    let depth: Int
    let kind: Kind

    indirect enum Kind: Sendable {
        /// A place that was reported; whatever hangs on it stays silent.
        case broken
        case literal(ParsedLiteral)
        /// A name; with a leading dot when it stands outside every container.
        case identifier(String)
        case select(ParsedSelect)
        case index(ParsedIndex)
        case call(ParsedCall)
        case list([ParsedElement])
        case map([ParsedEntry])
        case comprehension(ParsedComprehension)
        case conditional(ParsedConditional)
        case and([ParsedNode])
        case or([ParsedNode])
        case not(ParsedNode)
    }
}

struct ParsedLiteral: Sendable {
    let value: CELValue
    /// A number as written, with its sign.
    let digits: String?
}

struct ParsedSelect: Sendable {
    let operand: ParsedNode
    let field: String
    let fieldRange: Range<Int>
    let form: CheckedSelect.Form
}

struct ParsedIndex: Sendable {
    let operand: ParsedNode
    let index: ParsedNode
    let isOptional: Bool
}

struct ParsedCall: Sendable {
    let function: String
    let functionRange: Range<Int>
    let receiver: ParsedNode?
    let arguments: [ParsedNode]
}

struct ParsedElement: Sendable {
    let value: ParsedNode
    let isOptional: Bool
}

struct ParsedEntry: Sendable {
    let key: ParsedNode
    let value: ParsedNode
    let isOptional: Bool
}

struct ParsedConditional: Sendable {
    let condition: ParsedNode
    let whenTrue: ParsedNode
    let whenFalse: ParsedNode
}

struct ParsedComprehension: Sendable {
    let macro: CELMacro
    let range: ParsedNode
    let variables: [String]
    let predicate: ParsedNode?
    let transform: ParsedNode?
}
