extension Wording {
    // MARK: Headings and remarks

    /// "The least that opens the way:" for one opening, "Any one of these opens the way:" for several.
    package func openings(_ count: Int) -> String { say(count == 1 ? .leastOpens : .anyOpens) }

    /// "Nothing that can be changed opens this gate."
    package func nothingOpens() -> String { say(.nothingOpens) }

    /// "No change was found that opens this gate; other combinations of these facts may."
    package func noneJoined() -> String { say(.noneJoined) }

    /// "No change was found that opens this gate; other values of “Note” may, and could not be worked out."
    package func noneOpaque(_ facts: [String]) -> String { say(.noneOpaque, ["facts": quoted(facts)]) }

    /// "No change that was looked at opens this gate; others may."
    package func noneLimited() -> String { say(.noneLimited) }

    /// "and 3 more"
    package func andMore(_ count: Int) -> String { say(.andMore, count: count) }

    /// "Cannot be changed: "manager" in actor.roles"
    package func cannotBeChanged(_ condition: String) -> String { say(.cannotBeChanged, ["condition": condition]) }

    /// "Other combinations of these facts may open it, too."
    package func remarkJoined() -> String { say(.remarkJoined) }

    /// "Other values of “Note” may open it, too; which ones could not be worked out."
    package func remarkOpaque(_ facts: [String]) -> String { say(.remarkOpaque, ["facts": quoted(facts)]) }

    /// "More combinations exist than were looked at; a smaller one is possible."
    package func remarkLimited() -> String { say(.remarkLimited) }

    // MARK: Changes

    /// "set “Need”", whatever to.
    package func set(_ fact: String) -> String { say(.changeAny, ["fact": fact]) }

    /// "set “Segment” to A, B or C"
    package func set(_ fact: String, toOneOf values: [String]) -> String {
        say(.changeSet, ["fact": fact, "values": oneOf(values)])
    }

    /// "set “Segment” to something other than A or B"
    package func set(_ fact: String, toOtherThan values: [String]) -> String {
        say(.changeOther, ["fact": fact, "values": oneOf(values)])
    }

    /// The bounds a value is wanted within.
    package enum Bounds: Hashable, Sendable {
        case atMost(String), atLeast(String), below(String), above(String)
        /// Both included.
        case between(String, String)
        /// For days and moments: "2026-03-02 or earlier", "2026-03-02 or later".
        case notAfter(String), notBefore(String)
    }

    /// "bring “Discount” to at most 15%"
    package func bring(_ fact: String, to bounds: Bounds) -> String {
        switch bounds {
        case .atMost(let bound): say(.changeAtMost, ["fact": fact, "bound": bound])
        case .atLeast(let bound): say(.changeAtLeast, ["fact": fact, "bound": bound])
        case .below(let bound): say(.changeBelow, ["fact": fact, "bound": bound])
        case .above(let bound): say(.changeAbove, ["fact": fact, "bound": bound])
        case .between(let low, let high): say(.changeBetween, ["fact": fact, "low": low, "high": high])
        case .notAfter(let bound): say(.changeNotAfter, ["fact": fact, "bound": bound])
        case .notBefore(let bound): say(.changeNotBefore, ["fact": fact, "bound": bound])
        }
    }

    /// "add VIP to “Tags”"
    package func add(_ values: [String], to list: String) -> String {
        say(.changeContain, ["fact": list, "values": oneOf(values)])
    }

    /// "give “Tags” at least 2 entries"
    package func bringList(_ list: String, toAtLeast count: Int) -> String {
        say(.changeListAtLeast, ["fact": list], count: count)
    }

    /// "leave “Tags” at most 2 entries"
    package func bringList(_ list: String, toAtMost count: Int) -> String {
        say(.changeListAtMost, ["fact": list], count: count)
    }

    /// "clear “Prepayment”"
    package func clear(_ fact: String) -> String { say(.changeClear, ["fact": fact]) }

    /// "set “Amount” and “Credit limit” so that deal.amount <= terms.credit_limit * 0.9"
    package func setTogether(_ facts: [String], soThat condition: String) -> String {
        say(.changeTogether, ["facts": allOf(facts.map(quoted)), "condition": condition])
    }

    /// "finish the task “First call”"
    package func finish(task: String) -> String { say(.changeTask, ["task": task]) }

    /// "bring the document “Proposal” to sent or accepted"
    package func bring(document: String, to states: [String]) -> String {
        say(.changeDocument, ["document": document, "states": oneOf(states)])
    }

    /// "get the approval of Head of sales for “Discount”"
    ///
    /// - Parameter facts: The titles of the facts that are approved; may be empty.
    package func getApproval(of roles: [String], for facts: [String] = []) -> String {
        facts.isEmpty
            ? say(.changeApproval, ["roles": oneOf(roles)])
            : say(.changeApprovalOf, ["roles": oneOf(roles), "facts": allOf(facts.map(quoted))])
    }

    /// The lists of section 6 of the format, to which elements are added.
    package enum Collection: String, Hashable, Sendable, CaseIterable {
        case interactions, people, claims, documents, tasks
    }

    /// "record 2 interactions where channel == "phone""
    ///
    /// - Parameter condition: What each new element must fulfil; nil: any will do.
    package func add(_ count: Int, _ collection: Collection, where condition: String?) -> String {
        let change =
            switch collection {
            case .interactions: say(.addInteractions, count: count)
            case .people: say(.addPeople, count: count)
            case .claims: say(.addClaims, count: count)
            case .documents: say(.addDocuments, count: count)
            case .tasks: say(.addTasks, count: count)
            }
        guard let condition else { return change }
        return say(.additionWhere, ["change": change, "condition": condition])
    }

    /// "wait until 2026-03-05 12:00"
    package func wait(until at: String) -> String { say(.changeWait, ["at": at]) }

    /// "“credit-clear” must pass"
    package func mustPass(_ rule: String) -> String { say(.changePlugin, ["rule": rule]) }

    /// "set “Segment” to A; finish the task “Visit”"
    package func allChanges(_ changes: [String]) -> String {
        guard let first = changes.first else { return "" }
        return changes.dropFirst().reduce(first) { say(.changesAll, ["changes": $0, "last": $1]) }
    }

    // MARK: Who supplies a change

    /// "clear “Blocked” (up to: Head of sales)"
    package func change(_ change: String, by roles: [String]) -> String {
        roles.isEmpty ? change : say(.changeBy, ["change": change, "roles": oneOf(roles)])
    }

    /// "get the approval of Head of sales (by somebody else than you)"
    package func changeByAnother(_ change: String) -> String { say(.changeByAnother, ["change": change]) }

    /// "wait until 2026-03-05 12:00 (nobody can supply this)"
    package func changeByNobody(_ change: String) -> String { say(.changeByNobody, ["change": change]) }
}
