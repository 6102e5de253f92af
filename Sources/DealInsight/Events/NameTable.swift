/// Names and their numbers, in the order they were first met: columns hold the numbers.
struct NameTable<Name: Hashable & Sendable>: Sendable {
    private(set) var names: [Name] = []
    private var numbers: [Name: Int] = [:]

    /// The number of a name, given now if it has none.
    mutating func number(
        of name: Name, _ part: EventLogError.Part, limit: Int
    ) throws(EventLogError) -> Int {
        if let number = numbers[name] { return number }
        guard names.count < limit else { throw .tooMany(part, limit: limit) }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }

    /// The number of a name that was met.
    func known(_ name: Name) -> Int? { numbers[name] }

    subscript(number: Int) -> Name { names[number] }

    var count: Int { names.count }
}
