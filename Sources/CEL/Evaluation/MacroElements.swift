/// What a macro goes through: the elements of a list, or the keys of a map; with two variables also the place of each
/// element, or the value of each key.
struct MacroElements: Sendable {
    private enum Source: Sendable {
        case list(CELList)
        case map(CELMap)
    }

    private let source: Source
    let count: Int

    /// `nil` for a value that has no elements.
    init?(_ value: CELValue) {
        switch value {
        case .list(let list): (source, count) = (.list(list), list.count)
        case .map(let map): (source, count) = (.map(map), map.count)
        default: return nil
        }
    }

    /// What one variable is bound to.
    func single(_ index: Int) -> CELValue {
        switch source {
        case .list(let list): list[index]
        case .map(let map): map.keys[index]
        }
    }

    /// What the first of two variables is bound to.
    func first(_ index: Int) -> CELValue {
        switch source {
        case .list: .int(Int64(index))
        case .map(let map): map.keys[index]
        }
    }

    /// What the second of two variables is bound to.
    func second(_ index: Int) -> CELValue {
        switch source {
        case .list(let list): list[index]
        case .map(let map): map.values[index]
        }
    }

    /// The host's list, which is read in place.
    var host: (any CELHostList)? {
        guard case .list(let list) = source, case .host(let host) = list.storage else { return nil }
        return host
    }
}
