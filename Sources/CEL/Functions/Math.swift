// For the mathematics of doubles, which is linked with it.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The extension library of numbers, all names in the namespace `math`.
extension FunctionTable {
    mutating func addMath() {
        addExtreme("math.greatest", 1)
        addExtreme("math.least", -1)
        addRounding()
        addSigns()
        addClasses()
        addBits()
    }

    /// Of several arguments the checker makes one list.
    private mutating func addExtreme(_ name: String, _ wanted: Int) {
        let numbers: [CELType] = [.int, .uint, .double]
        add(
            name,
            numbers.map { .global("\(name)_\($0)", [$0], $0) }
                + numbers.map { .global("\(name)_list_\($0)", [.list($0)], $0) }
        ) { (args, _, run) throws(CELFault) in
            guard case .list(let list) = args[0] else {
                guard args[0].isNumber else { throw .noOverload(name, args) }
                return args[0]
            }
            guard list.count > 0 else { throw CELFault(.invalidArgument, "\(name) of an empty list") }
            try run.charge(list.count)
            var best = list[0]
            for index in 0..<list.count {
                let value = list[index]
                guard value.isNumber else { throw .noOverload(name, args) }
                if try run.compare(value, best) == wanted { best = value }
            }
            return best
        }
    }

    private mutating func addRounding() {
        addDouble("math.ceil") { $0.rounded(.up) }
        addDouble("math.floor") { $0.rounded(.down) }
        addDouble("math.round") { $0.rounded(.toNearestOrAwayFromZero) }
        addDouble("math.trunc") { $0.rounded(.towardZero) }
        add("math.sqrt", [CELType.double, .int, .uint].map { .global("math_sqrt_\($0)", [$0], .double) }) {
            (args, _, _) throws(CELFault) in
            switch args[0] {
            case .double(let x): .double(x.squareRoot())
            case .int(let x): .double(Double(x).squareRoot())
            case .uint(let x): .double(Double(x).squareRoot())
            default: throw .noOverload("math.sqrt", args)
            }
        }
    }

    private mutating func addDouble(_ name: String, _ compute: @escaping @Sendable (Double) -> Double) {
        add(name, [.global("\(name)_double", [.double], .double)]) { (args, _, _) throws(CELFault) in
            guard case .double(let value) = args[0] else { throw .noOverload(name, args) }
            return .double(compute(value))
        }
    }

    private mutating func addSigns() {
        let numbers: [CELType] = [.double, .int, .uint]
        add("math.abs", numbers.map { .global("math_abs_\($0)", [$0], $0) }) { (args, _, _) throws(CELFault) in
            switch args[0] {
            case .double(let x): return .double(x.magnitude)
            case .uint: return args[0]
            case .int(let x):
                guard let magnitude = Int64(exactly: x.magnitude) else {
                    throw CELFault(.overflow, "overflow: the magnitude of \(x) is no int")
                }
                return .int(magnitude)
            default: throw .noOverload("math.abs", args)
            }
        }
        add("math.sign", numbers.map { .global("math_sign_\($0)", [$0], $0) }) { (args, _, _) throws(CELFault) in
            switch args[0] {
            case .double(let x): .double(x > 0 ? 1 : (x < 0 ? -1 : x))
            case .uint(let x): .uint(min(x, 1))
            case .int(let x): .int(x.signum())
            default: throw .noOverload("math.sign", args)
            }
        }
    }

    private mutating func addClasses() {
        addClass("math.isNaN") { $0.isNaN }
        addClass("math.isInf") { $0.isInfinite }
        addClass("math.isFinite") { $0.isFinite }
    }

    private mutating func addClass(_ name: String, _ test: @escaping @Sendable (Double) -> Bool) {
        add(name, [.global("\(name)_double", [.double], .bool)]) { (args, _, _) throws(CELFault) in
            guard case .double(let value) = args[0] else { throw .noOverload(name, args) }
            return .bool(test(value))
        }
    }

    private mutating func addBits() {
        addBits("math.bitAnd") { $0 & $1 }
        addBits("math.bitOr") { $0 | $1 }
        addBits("math.bitXor") { $0 ^ $1 }
        add("math.bitNot", [CELType.int, .uint].map { .global("math_bitNot_\($0)", [$0], $0) }) {
            (args, _, _) throws(CELFault) in
            switch args[0] {
            case .int(let x): .int(~x)
            case .uint(let x): .uint(~x)
            default: throw .noOverload("math.bitNot", args)
            }
        }
        addShift("math.bitShiftLeft") { $0 << $1 }
        addShift("math.bitShiftRight") { $0 >> $1 }
    }

    private mutating func addBits(_ name: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64) {
        add(name, [CELType.int, .uint].map { .global("\(name)_\($0)", [$0, $0], $0) }) {
            (args, _, _) throws(CELFault) in
            switch (args[0], args[1]) {
            case (.int(let x), .int(let y)):
                .int(Int64(bitPattern: combine(UInt64(bitPattern: x), UInt64(bitPattern: y))))
            case (.uint(let x), .uint(let y)): .uint(combine(x, y))
            default: throw .noOverload(name, args)
            }
        }
    }

    /// The bits of an int are shifted as those of a uint: the sign is one of them, none is copied.
    private mutating func addShift(_ name: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64) {
        add(name, [CELType.int, .uint].map { .global("\(name)_\($0)", [$0, .int], $0) }) {
            (args, _, _) throws(CELFault) in
            guard case .int(let count) = args[1] else { throw .noOverload(name, args) }
            guard count >= 0 else { throw CELFault(.invalidArgument, "\(name): \(count) is no number of bits") }
            switch args[0] {
            case .int(let x): return .int(Int64(bitPattern: shift(UInt64(bitPattern: x), count)))
            case .uint(let x): return .uint(shift(x, count))
            default: throw .noOverload(name, args)
            }
        }
    }
}
