import DealModel
import DealProcess

/// Who may supply what, as the items of a gate and the rules of the process say.
struct SupplyAdvice {
    private let hearing: Hearing
    /// Single items, groups taken apart.
    private let leaves: [GateItem]

    init(_ hearing: Hearing, items: [GateItem]) {
        self.hearing = hearing
        leaves = items.flatMap(\.withMembers).filter(\.kind.members.isEmpty)
    }

    /// Whether people are asked for the fact at all: not when every item that reads it leaves it out of its `fix`.
    func mayAsk(for path: FactPath) -> Bool {
        let readers = leaves.filter { $0.reads.paths.contains(path.text) }
        return readers.isEmpty || readers.contains { $0.fix.mayAsk(for: path) }
    }

    /// Who may; empty: anybody, or for a plugin's answer and time nobody.
    func roles(for key: OpeningKey, approval: ApprovalRequest?) -> Set<RoleID> {
        switch key {
        case .fact(let path): return roles(supplying: path)
        case .addition(let list, _): return roles(supplying: FactPath(list))
        case .approval: return Set(approval?.roles ?? [])
        case .task(let id): return Set(taskRoles(id))
        case .document, .plugin, .time: return []
        }
    }

    /// Whether the asker can do it alone. An approval is never the asker's.
    func isAskers(_ key: OpeningKey) -> Bool {
        switch key {
        case .approval, .plugin, .time: return false
        case .task(let id):
            let roles = taskRoles(id)
            let owner = hearing.facts.deal.owner
            return roles.isEmpty ? owner == nil || owner == hearing.command.actor.id : holds(roles)
        case .fact, .addition, .document:
            let roles = roles(for: key, approval: nil)
            return roles.isEmpty || holds(roles)
        }
    }

    private func holds(_ roles: some Sequence<RoleID>) -> Bool {
        roles.contains { hearing.command.actor.holds($0) }
    }

    private func roles(supplying path: FactPath) -> Set<RoleID> {
        let reader = leaves.first { item in
            !item.fix.roles.isEmpty && item.fix.mayAsk(for: path)
                && (item.fix.targets != nil || item.reads.paths.contains(path.text))
        }
        return Set(reader?.fix.roles ?? [])
    }

    private func taskRoles(_ id: String) -> [RoleID] {
        hearing.process.core.allTasks.first { $0.id.text == id }?.roles ?? []
    }
}
