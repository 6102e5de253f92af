extension Compiler {
    mutating func compile(_ macro: CheckedComprehension) -> Code<Root> {
        let range = compile(macro.range).boxed.read
        elements.append(elementFields(of: macro.range))
        let predicate = macro.predicate.map { compile($0).test }
        let transform = macro.transform.map { compile($0).boxed.read }
        elements.removeLast()
        let loop = MacroLoop(range: range, slot: macro.slot, cost: macro.costOfRound)
        switch macro.macro {
        case .all: return .bool(fold(loop, predicate, decidedBy: .no))
        case .exists: return .bool(fold(loop, predicate, decidedBy: .yes))
        case .existsOne: return .bool(one(loop, predicate))
        case .filter, .map: return .value(.code(gather(loop, predicate, transform)))
        case .optMap, .optFlatMap: return .value(.code(optional(loop, transform, flat: macro.macro == .optFlatMap)))
        }
    }

    /// Where each field of an element is, if the range is a host's list of records or a part of one.
    private func elementFields(of range: CheckedNode) -> [String: Int] {
        switch range.kind {
        case .variable(let name): schema.field(named: name)?.elements ?? [:]
        case .select(let select) where select.form == .value: field(of: select)?.elements ?? [:]
        default: [:]
        }
    }

    /// `exists` is decided by a true element, `all` by a false one.
    private func fold(
        _ loop: MacroLoop<Root>, _ predicate: Test<Root>?, decidedBy deciding: CELVerdict
    ) -> Test<Root> {
        guard let predicate else { return { _, _ in .failed } }
        let otherwise: CELVerdict = deciding == .yes ? .no : .yes
        return { root, frame in
            do throws(Stop) {
                let list = try loop.elements(root, &frame)
                var result = otherwise
                for index in 0..<list.count {
                    guard frame.pay(loop.cost) else { return .failed }
                    frame.bind(loop.slot, list, index)
                    let verdict = predicate(root, &frame)
                    if verdict == deciding { return deciding }
                    if verdict != otherwise, result != .unknown { result = verdict }
                }
                return result
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private func one(_ loop: MacroLoop<Root>, _ predicate: Test<Root>?) -> Test<Root> {
        guard let predicate else { return { _, _ in .failed } }
        return { root, frame in
            do throws(Stop) {
                let list = try loop.elements(root, &frame)
                var count = 0
                var stop: Stop?
                for index in 0..<list.count {
                    guard frame.pay(loop.cost) else { return .failed }
                    frame.bind(loop.slot, list, index)
                    switch predicate(root, &frame) {
                    case .yes: count += 1
                    case .no: break
                    case .unknown: stop = stop ?? .unknown
                    case .failed: stop = .failed
                    }
                }
                return stop.map { CELVerdict($0) } ?? CELVerdict(count == 1)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    private func gather(
        _ loop: MacroLoop<Root>, _ predicate: Test<Root>?, _ transform: Read<Root, CELValue>?
    ) -> Read<Root, CELValue> {
        { (root, frame) throws(Stop) in
            let list = try loop.elements(root, &frame)
            var values: [CELValue] = []
            var stop: Stop?
            for index in 0..<list.count {
                guard frame.pay(loop.cost) else { throw .failed }
                frame.bind(loop.slot, list, index)
                switch predicate?(root, &frame) {
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
                    values.append(try transform?(root, &frame) ?? list[index])
                } catch {
                    stop = stop == .failed ? .failed : error
                }
            }
            if let stop { throw stop }
            return .list(CELList(values))
        }
    }

    private func optional(
        _ loop: MacroLoop<Root>, _ transform: Read<Root, CELValue>?, flat: Bool
    ) -> Read<Root, CELValue> {
        { (root, frame) throws(Stop) in
            guard case .optional(let optional) = try loop.range(root, &frame), let transform else { throw .failed }
            guard let value = optional.value else { return .optional(.none) }
            frame.bind(loop.slot, .value(value))
            let result = try transform(root, &frame)
            return flat ? result : .optional(.of(result))
        }
    }
}

/// What a macro goes through, where its variable is kept, and what a round costs.
struct MacroLoop<Root: Sendable>: Sendable {
    let range: Read<Root, CELValue>
    let slot: Int
    let cost: Int

    /// The elements of a list, or the keys of a map.
    func elements(_ root: Root, _ frame: inout Frame) throws(Stop) -> CELList {
        switch try range(root, &frame) {
        case .list(let list): return list
        case .map(let map): return CELList(map.keys)
        default: throw .failed
        }
    }
}
