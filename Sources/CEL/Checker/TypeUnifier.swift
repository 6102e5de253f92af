/// Finds what the type parameters of overloads and of empty literals stand for.
struct TypeUnifier {
    private(set) var bindings: [String: CELType] = [:]
    private var fresh = 0

    /// Whether there may be parameters to replace in the types given to nodes.
    private(set) var isUsed = false

    /// A parameter that stands nowhere else.
    mutating func parameter() -> CELType {
        fresh += 1
        return .typeParam("_\(fresh)")
    }

    /// A parameter for the type of a node.
    mutating func openType() -> CELType {
        isUsed = true
        return parameter()
    }

    /// Marks that a node has the type, which may be open.
    mutating func noteResult(_ type: CELType) {
        if type.isGeneric { isUsed = true }
    }

    /// `type` with each of its parameters replaced by one that stands nowhere else, the same in all of `types`.
    mutating func instantiate(_ types: [CELType]) -> [CELType] {
        var names: [String: CELType] = [:]
        return types.map { instantiate($0, &names) }
    }

    private mutating func instantiate(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
        switch type {
        case .typeParam(let name):
            if let known = names[name] { return known }
            let new = parameter()
            names[name] = new
            return new
        case .list(let element): return .list(instantiate(element, &names))
        case .map(let key, let value): return .map(instantiate(key, &names), instantiate(value, &names))
        case .optional(let wrapped): return .optional(instantiate(wrapped, &names))
        case .type(let inner): return .type(instantiate(inner, &names))
        case .opaque(let name, let parameters): return .opaque(name, parameters.map { instantiate($0, &names) })
        default: return type
        }
    }

    /// The type behind a bound parameter, itself otherwise.
    func shallow(_ type: CELType) -> CELType {
        var type = type
        while case .typeParam(let name) = type, let bound = bindings[name] { type = bound }
        return type
    }

    /// The type with all bound parameters replaced; what is still open is `dyn`.
    func resolved(_ type: CELType) -> CELType {
        switch shallow(type) {
        case .typeParam(let name): name.hasPrefix("_") ? .dyn : .typeParam(name)
        case .list(let element): .list(resolved(element))
        case .map(let key, let value): .map(resolved(key), resolved(value))
        case .optional(let wrapped): .optional(resolved(wrapped))
        case .type(let inner): .type(resolved(inner))
        case .opaque(let name, let parameters): .opaque(name, parameters.map(resolved))
        case let other: other
        }
    }

    /// Whether a value of type `from` can stand where `to` is wanted; binds parameters on the way.
    mutating func assign(_ from: CELType, to: CELType) -> Bool {
        let from = shallow(from)
        let to = shallow(to)
        if from == to { return true }
        switch (from, to) {
        case (_, .typeParam(let name)): return bind(name, from)
        case (.typeParam(let name), _): return bind(name, to)
        case (.dyn, _), (_, .dyn): return true
        case (.null, .timestamp), (.null, .duration), (.null, .optional), (.null, .opaque): return true
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return assign(a, to: b)
        case (.map(let k, let v), .map(let l, let w)): return assign(k, to: l) && assign(v, to: w)
        case (.type, .type): return true
        case (.opaque(let a, let p), .opaque(let b, let q)):
            guard a == b, p.count == q.count else { return false }
            for (x, y) in zip(p, q) where !assign(x, to: y) { return false }
            return true
        default: return false
        }
    }

    /// The type that both have, the more general of the two where they differ; `nil` when there is none but `dyn`.
    mutating func join(_ a: CELType, _ b: CELType) -> CELType? {
        let a = shallow(a)
        let b = shallow(b)
        if a == b { return a }
        switch (a, b) {
        case (.typeParam(let name), _): return bind(name, b) ? b : nil
        case (_, .typeParam(let name)): return bind(name, a) ? a : nil
        case (.dyn, _), (_, .dyn): return .dyn
        case (.null, .timestamp), (.null, .duration), (.null, .optional), (.null, .opaque): return b
        case (.timestamp, .null), (.duration, .null), (.optional, .null), (.opaque, .null): return a
        case (.list(let x), .list(let y)): return join(x, y).map(CELType.list)
        case (.optional(let x), .optional(let y)): return join(x, y).map(CELType.optional)
        case (.map(let k, let v), .map(let l, let w)):
            guard let key = join(k, l), let value = join(v, w) else { return nil }
            return .map(key, value)
        case (.type, .type): return .type(.dyn)
        case (.opaque(let m, let p), .opaque(let n, let q)):
            guard m == n, p.count == q.count else { return nil }
            var joined: [CELType] = []
            for (x, y) in zip(p, q) {
                guard let both = join(x, y) else { return nil }
                joined.append(both)
            }
            return .opaque(m, joined)
        default: return nil
        }
    }

    private mutating func bind(_ name: String, _ type: CELType) -> Bool {
        guard !occurs(name, in: type) else { return false }
        bindings[name] = type
        return true
    }

    private func occurs(_ name: String, in type: CELType) -> Bool {
        switch shallow(type) {
        case .typeParam(let other): other == name
        case .list(let inner), .optional(let inner), .type(let inner): occurs(name, in: inner)
        case .map(let key, let value): occurs(name, in: key) || occurs(name, in: value)
        case .opaque(_, let parameters): parameters.contains { occurs(name, in: $0) }
        default: false
        }
    }
}

extension CELType {
    /// Whether the type has parameters.
    var isGeneric: Bool {
        switch self {
        case .typeParam: true
        case .list(let inner), .optional(let inner), .type(let inner): inner.isGeneric
        case .map(let key, let value): key.isGeneric || value.isGeneric
        case .opaque(_, let parameters): parameters.contains(where: \.isGeneric)
        default: false
        }
    }
}
