/// A list of values, or a host's list of records read in place.
public struct CELList: Sendable {
    enum Storage: Sendable {
        case values([CELValue])
        case host(any CELHostList)
    }

    let storage: Storage

    /// A list of these values.
    public init(_ values: [CELValue]) { storage = .values(values) }

    init(_ host: any CELHostList) { storage = .host(host) }

    /// The number of elements.
    public var count: Int {
        switch storage {
        case .values(let values): values.count
        case .host(let list): list.count
        }
    }

    /// The element at `index`, which must be in `0..<count`.
    public subscript(index: Int) -> CELValue {
        switch storage {
        case .values(let values): values[index]
        case .host(let list): list.record(at: index)
        }
    }

    /// All elements in order.
    ///
    /// - Complexity: O(1) for a list of values, O(*n*) for a host's list.
    public var values: [CELValue] {
        switch storage {
        case .values(let values): values
        case .host(let list): (0..<list.count).map(list.record(at:))
        }
    }
}
