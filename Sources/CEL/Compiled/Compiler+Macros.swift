extension Compiler {
    mutating func compile(_ macro: CheckedComprehension, _ node: CheckedNode) -> Code {
        let range = compile(macro.range)
        let isPair = macro.variables.count == 2
        let fields = elementFields(of: macro.range)
        elements += isPair ? [[:], fields] : [macro.macro == .bind ? [:] : fields]
        let predicate = macro.predicate.map { compile($0).test }
        let transform = macro.transform.map { compile($0) }
        elements.removeLast(macro.variables.count)
        reserve(macro.slot + macro.variables.count)
        let loop = MacroLoop(
            range: range.boxed.read, slot: macro.slot, isPair: isPair, cost: macro.costOfRound, place: node.range)
        switch macro.macro {
        case .all: return .bool(fold(loop, predicate, decidedBy: .no))
        case .exists: return .bool(fold(loop, predicate, decidedBy: .yes))
        case .existsOne: return .bool(one(loop, predicate))
        case .filter, .map, .transformList: return .value(.code(list(loop, predicate, transform?.boxed.read)))
        case .transformMap, .transformMapEntry:
            return .value(
                .code(map(loop, predicate, transform?.boxed.read, isEntry: macro.macro == .transformMapEntry)))
        case .sortBy: return .value(.code(sorted(loop, transform?.boxed.read)))
        case .optMap, .optFlatMap:
            return .value(.code(optional(loop, transform?.boxed.read, flat: macro.macro == .optFlatMap)))
        case .bind: return bound(loop, transform)
        }
    }

    /// Where each field of an element is, if the range is a host's list of records or a part of one.
    private func elementFields(of range: CheckedNode) -> [String: Int] {
        switch range.kind {
        case .variable(let name): fields[name]?.elements ?? [:]
        case .select(let select) where select.form == .value: field(of: select)?.elements ?? [:]
        default: [:]
        }
    }

    /// `exists` is decided by a true element, `all` by a false one.
    private func fold(_ loop: MacroLoop, _ predicate: Test?, decidedBy deciding: CELVerdict) -> Test {
        guard let predicate else { return Test { _ in .failed } }
        let otherwise: CELVerdict = deciding == .yes ? .no : .yes
        return Test { frame in
            let start = frame.run.budget
            do throws(Stop) {
                let elements = try loop.elements(&frame)
                var result = otherwise
                for index in 0..<elements.count {
                    guard frame.pay(loop.cost) else {
                        result = .failed
                        break
                    }
                    loop.bind(elements, index, &frame)
                    let verdict = predicate(&frame)
                    if verdict == deciding { return deciding }
                    if verdict != otherwise, result != .unknown { result = verdict }
                }
                loop.end(since: start, &frame)
                return result
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private func one(_ loop: MacroLoop, _ predicate: Test?) -> Test {
        guard let predicate else { return Test { _ in .failed } }
        return Test { frame in
            let start = frame.run.budget
            do throws(Stop) {
                let elements = try loop.elements(&frame)
                var count = 0
                var stop: Stop?
                for index in 0..<elements.count {
                    guard frame.pay(loop.cost) else {
                        stop = .failed
                        break
                    }
                    loop.bind(elements, index, &frame)
                    switch predicate(&frame) {
                    case .yes: count += 1
                    case .no: break
                    case .unknown: stop = stop ?? .unknown
                    case .failed: stop = .failed
                    }
                }
                loop.end(since: start, &frame)
                return stop.map { CELVerdict($0) } ?? CELVerdict(count == 1)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    /// Runs the rounds whose predicate holds; any that is unknown or fails makes the whole so, after all have run.
    private static func rounds(
        _ loop: MacroLoop, _ predicate: Test?, _ frame: inout Frame,
        _ round: (MacroElements, Int, inout Frame) throws(Stop) -> Void
    ) throws(Stop) {
        let start = frame.run.budget
        let elements = try loop.elements(&frame)
        var stop: Stop?
        for index in 0..<elements.count {
            guard frame.pay(loop.cost) else {
                stop = .failed
                break
            }
            loop.bind(elements, index, &frame)
            switch predicate?.callAsFunction(&frame) {
            case .no: continue
            case .unknown:
                stop = stop ?? .unknown
                continue
            case .failed:
                stop = .failed
                continue
            case .yes, nil: break
            }
            do throws(Stop) {
                try round(elements, index, &frame)
            } catch {
                stop = stop == .failed ? .failed : error
            }
        }
        loop.end(since: start, &frame)
        if let stop { throw stop }
    }

    private func list(_ loop: MacroLoop, _ predicate: Test?, _ transform: Read<CELValue>?) -> Read<CELValue> {
        Read { (frame) throws(Stop) in
            var values: [CELValue] = []
            try Self.rounds(loop, predicate, &frame) { (elements, index, frame) throws(Stop) in
                values.append(try transform?.callAsFunction(&frame) ?? elements.single(index))
            }
            return .list(CELList(values))
        }
    }

    private func map(
        _ loop: MacroLoop, _ predicate: Test?, _ transform: Read<CELValue>?, isEntry: Bool
    ) -> Read<CELValue> {
        guard let transform else { return Read { (_) throws(Stop) in throw .failed } }
        return Read { (frame) throws(Stop) in
            var map = CELMap.Builder()
            try Self.rounds(loop, predicate, &frame) { (elements, index, frame) throws(Stop) in
                let value = try transform(&frame)
                do throws(CELFault) {
                    if isEntry {
                        guard case .map(let entries) = value else { throw .noOverload("transformMapEntry", [value]) }
                        try map.insert(entriesOf: entries)
                    } else {
                        try map.insert(value, for: elements.first(index))
                    }
                } catch {
                    throw .failed
                }
            }
            return .map(map.map)
        }
    }

    private func sorted(_ loop: MacroLoop, _ key: Read<CELValue>?) -> Read<CELValue> {
        guard let key else { return Read { (_) throws(Stop) in throw .failed } }
        return Read { (frame) throws(Stop) in
            var (values, keys): ([CELValue], [CELValue]) = ([], [])
            try Self.rounds(loop, nil, &frame) { (elements, index, frame) throws(Stop) in
                keys.append(try key(&frame))
                values.append(elements.single(index))
            }
            let start = frame.run.budget
            do throws(CELFault) {
                return .list(CELList(try frame.run.sorted(values, by: keys, "sortBy")))
            } catch {
                frame.run.blame(loop.place, since: start)
                throw .failed
            }
        }
    }

    private func optional(_ loop: MacroLoop, _ transform: Read<CELValue>?, flat: Bool) -> Read<CELValue> {
        Read { (frame) throws(Stop) in
            guard case .optional(let optional) = try loop.range(&frame), let transform else { throw .failed }
            guard let value = optional.value else { return .optional(.none) }
            frame.bind(loop.slot, .value(value))
            let result = try transform(&frame)
            return flat ? result : .optional(.of(result))
        }
    }

    /// An expression without a value is bound all the same: what does not look at it does not mind.
    private func bound(_ loop: MacroLoop, _ result: Code?) -> Code {
        switch result {
        case .bool(let test):
            return .condition { frame in
                loop.bindRange(&frame)
                return test(&frame)
            }
        case let result?:
            let read = result.boxed.read
            return .value(
                .computed { (frame) throws(Stop) in
                    loop.bindRange(&frame)
                    return try read(&frame)
                })
        case nil: return .value(.computed { (_) throws(Stop) in throw .failed })
        }
    }
}

/// What a macro goes through, where its variables are kept, and what a round costs.
struct MacroLoop: Sendable {
    let range: Read<CELValue>
    let slot: Int
    let isPair: Bool
    let cost: Int
    /// Where the macro stands in the source.
    let place: Range<Int>

    func elements(_ frame: inout Frame) throws(Stop) -> MacroElements {
        guard let elements = MacroElements(try range(&frame)) else { throw .failed }
        return elements
    }

    @inline(__always)
    func bind(_ elements: MacroElements, _ index: Int, _ frame: inout Frame) {
        if isPair {
            frame.bind(slot, .value(elements.first(index)))
            frame.bind(slot + 1, second(elements, index))
        } else if let host = elements.host {
            frame.bind(slot, .element(host, index))
        } else {
            frame.bind(slot, .value(elements.single(index)))
        }
    }

    private func second(_ elements: MacroElements, _ index: Int) -> Frame.Slot {
        if let host = elements.host { .element(host, index) } else { .value(elements.second(index)) }
    }

    func bindRange(_ frame: inout Frame) {
        do throws(Stop) {
            frame.bind(slot, .value(try range(&frame)))
        } catch {
            frame.bind(slot, .stop(error))
        }
    }

    /// Names the macro as the part that was too expensive, if it was.
    @inline(__always)
    func end(since start: Int, _ frame: inout Frame) {
        if frame.run.budget < 0 { frame.run.blame(place, since: start) }
    }
}
