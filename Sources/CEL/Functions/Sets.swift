// The extension library of sets: lists in which order and repetition do not count.
extension FunctionTable {
    mutating func addSets() {
        addSet("contains") { (a, b, run) throws(CELFault) in try Self.isPart(b, of: a, &run) }
        addSet("equivalent") { (a, b, run) throws(CELFault) in
            guard try Self.isPart(a, of: b, &run) else { return false }
            return try Self.isPart(b, of: a, &run)
        }
        addSet("intersects") { (a, b, run) throws(CELFault) in
            for index in 0..<a.count where try run.contains(b, a[index]) { return true }
            return false
        }
    }

    private mutating func addSet(
        _ name: String,
        _ test: @escaping @Sendable (CELList, CELList, inout RunContext) throws(CELFault) -> Bool
    ) {
        let list = CELType.list(.typeParam("A"))
        add("sets.\(name)", [.global("sets_\(name)", [list, list], .bool)]) { (args, _, run) throws(CELFault) in
            guard case .list(let a) = args[0], case .list(let b) = args[1] else {
                throw .noOverload("sets.\(name)", args)
            }
            return .bool(try test(a, b, &run))
        }
    }

    private static func isPart(_ part: CELList, of whole: CELList, _ run: inout RunContext) throws(CELFault) -> Bool {
        for index in 0..<part.count where try !run.contains(whole, part[index]) { return false }
        return true
    }
}
