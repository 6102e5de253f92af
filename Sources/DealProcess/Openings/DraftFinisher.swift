/// Puts cells in the place of values, once every condition of the gate has been seen.
struct DraftFinisher {
    let cells: [KeyCellTable]

    func formula(_ draft: GateDraft) -> GateFormula {
        switch draft {
        case .constant(let truth): .constant(truth)
        case .test(let test): .atom(atom(test))
        case .joined(let joined): .joined(atom(joined))
        case .opaque(let atom): .opaque(atom)
        case .and(let parts): .and(parts.map(formula))
        case .or(let parts): .or(parts.map(formula))
        case .not(let part): .not(formula(part))
        case .conditional(let condition, let first, let second):
            .conditional(formula(condition), formula(first), formula(second))
        }
    }

    private func atom(_ test: KeyTest) -> CellAtom {
        let truths = cells[test.key].truths[test.number]
        return CellAtom(key: test.key, holds: truths.holds, fails: truths.fails)
    }

    private func atom(_ joined: JoinedDraft) -> JoinedAtom {
        JoinedAtom(
            text: joined.text, keys: joined.tests.map(\.key), truth: joined.truth,
            holds: alternatives(joined, wanting: true), fails: alternatives(joined, wanting: false))
    }

    /// Each key by itself; all of them together while it is so already, so that nothing breaks it, or when they are
    /// absent and one of them alone would not do.
    private func alternatives(_ joined: JoinedDraft, wanting truth: Bool) -> [[KeyCells]] {
        let single = joined.tests.map { test in
            let atom = atom(test)
            return KeyCells(key: test.key, cells: truth ? atom.holds : atom.fails)
        }
        if joined.isTogether || joined.truth == truth { return [single] }
        return single.filter { !$0.cells.isEmpty }.map { [$0] }
    }

    /// The conditions whose facts are stated together.
    func together(_ drafts: [GateDraft]) -> [(keys: Set<Int>, text: String)] {
        drafts.flatMap { draft -> [(keys: Set<Int>, text: String)] in
            switch draft {
            case .constant, .test, .opaque: []
            case .joined(let joined): joined.isTogether ? [(Set(joined.tests.map(\.key)), joined.text)] : []
            case .and(let parts), .or(let parts): together(parts)
            case .not(let part): together([part])
            case .conditional(let condition, let first, let second): together([condition, first, second])
            }
        }
    }
}
