extension Wording {
    /// What somebody wanted to do, with titles as the reader knows them.
    package enum Attempt: Hashable, Sendable {
        case move(to: String)
        case close(as: String)
        case open, edit
        case finish(String)
        case file(String)
        case approve(String)
        case hold, resume, reopen
    }

    /// "You may not move the deal to “Contract”. This is up to: Sales manager or Head of sales."
    ///
    /// - Parameter roles: The titles of the roles that may; none: nobody may.
    package func notPermitted(_ attempt: Attempt, roles: [String]) -> String {
        let what = text(of: attempt)
        return roles.isEmpty
            ? say(.nobodyMay, ["attempt": what]) : say(.notPermitted, ["attempt": what, "roles": oneOf(roles)])
    }

    private func text(of attempt: Attempt) -> String {
        switch attempt {
        case .move(let stage): say(.attemptMove, ["stage": stage])
        case .close(let outcome): say(.attemptClose, ["outcome": outcome])
        case .open: say(.attemptOpen)
        case .edit: say(.attemptEdit)
        case .finish(let task): say(.attemptFinish, ["task": task])
        case .file(let document): say(.attemptFile, ["document": document])
        case .approve(let item): say(.attemptApprove, ["item": item])
        case .hold: say(.attemptHold)
        case .resume: say(.attemptResume)
        case .reopen: say(.attemptReopen)
        }
    }

    // MARK: The deal's standing

    /// "The deal was closed as “Won” on 2026-03-02 12:30; it takes no more changes."
    ///
    /// - Parameter at: The moment in the reader's form; nil when it is not known.
    package func dealClosed(as outcome: String, at: String?) -> String {
        guard let at else { return say(.dealClosedSometime, ["outcome": outcome]) }
        return say(.dealClosed, ["outcome": outcome, "at": at])
    }

    /// "The deal has been on hold since 2026-03-02 12:30 (“budget cut”). Resume it first."
    package func onHold(since: String, reason: String?) -> String {
        guard let reason else { return say(.onHold, ["since": since]) }
        return say(.onHoldBecause, ["since": since, "reason": reason])
    }

    /// "The deal is already at “Proposal”."
    package func alreadyThere(_ stage: String) -> String { say(.alreadyThere, ["stage": stage]) }

    /// "The deal is already open."
    package func alreadyOpen() -> String { say(.alreadyOpen) }

    /// "The task “First call” is already done."
    package func alreadyDone(_ task: String) -> String { say(.alreadyDone, ["task": task]) }

    /// "This deal has no stages, so there is nowhere to move it. …"
    package func noStages() -> String { say(.noStages) }

    // MARK: Ways

    /// "No way leads from “Lead” to “Contract”. From here the deal can go to: “Qualification”."
    package func notANeighbour(from: String, to: String, reachable stages: [String]) -> String {
        joined(
            say(.notANeighbour, ["from": from, "to": to]),
            stages.isEmpty ? say(.nothingReachable) : say(.reachable, ["stages": quoted(stages)]))
    }

    /// "“Won” is not offered at “Lead”. It is offered at: “Contract”."
    package func notOffered(_ outcome: String, at stage: String, offeredAt stages: [String]) -> String {
        joined(
            say(.notOffered, ["outcome": outcome, "stage": stage]),
            stages.isEmpty ? nil : say(.offeredAt, ["stages": quoted(stages)]))
    }

    // MARK: Reasons, second persons, tasks

    /// "Closing as “Lost” asks for a reason. Choose one: “Price” or “Went silent”."
    ///
    /// - Parameters:
    ///   - outcome: The title of the outcome.
    ///   - offered: The titles of the reasons offered now.
    package func reasonMissing(for outcome: String, offered: [String]) -> String {
        offered.isEmpty
            ? say(.reasonsNone, ["outcome": outcome])
            : say(.reasonMissing, ["outcome": outcome, "reasons": oneOf(offered.map(quoted))])
    }

    /// "The reason “Went silent” is not offered now. Choose one: “Price”."
    package func reasonNotOffered(_ reason: String, for outcome: String, offered: [String]) -> String {
        offered.isEmpty
            ? say(.reasonsNone, ["outcome": outcome])
            : say(.reasonNotOffered, ["reason": reason, "reasons": oneOf(offered.map(quoted))])
    }

    /// "Please say why: this step asks for a reason."
    package func reasonWanted() -> String { say(.reasonWanted) }

    /// "A second person must agree: Head of sales."
    package func secondPerson(_ roles: [String]) -> String { say(.secondPerson, ["roles": oneOf(roles)]) }

    /// "The task “First call” finishes by itself as soon as its condition is met."
    package func finishedByCondition(_ task: String) -> String { say(.finishedByCondition, ["task": task]) }
}
