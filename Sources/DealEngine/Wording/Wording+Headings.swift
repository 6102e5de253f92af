extension Wording {
    // MARK: Refused

    /// "The deal cannot move to “Proposal” yet: 2 things are missing."
    package func cannotMove(to stage: String, missing count: Int) -> String {
        say(.cannotMove, ["stage": stage], count: count)
    }

    /// "The deal cannot be closed as “Won” yet: 2 things are missing."
    package func cannotClose(as outcome: String, missing count: Int) -> String {
        say(.cannotClose, ["outcome": outcome], count: count)
    }

    /// "The deal cannot be opened yet: 2 things are missing."
    package func cannotOpen(missing count: Int) -> String { say(.cannotOpen, count: count) }

    /// "This edit would put the deal out of line: 2 conditions of its stage would no longer hold."
    package func cannotEdit(broken count: Int) -> String { say(.cannotEdit, count: count) }

    // MARK: Advice, warnings, and what comes yet

    /// "Not taken: 2 pieces of advice." for what a manual move has passed by.
    package func adviceNotTaken(_ count: Int) -> String { say(.adviceNotTaken, count: count) }

    /// The same before the move is made.
    package func adviceAgainst(_ count: Int) -> String { say(.adviceAgainst, count: count) }

    /// "2 warnings:"
    package func warnings(_ count: Int) -> String { say(.warnings, count: count) }

    /// "This depends on 2 answers that are still to come."
    package func dependsOnAnswers(_ count: Int) -> String { say(.dependsOnAnswers, count: count) }

    // MARK: Allowed, done

    /// "The deal can move to “Proposal”."
    package func canMove(to stage: String) -> String { say(.canMove, ["stage": stage]) }

    /// "The deal can be closed as “Won”."
    package func canClose(as outcome: String) -> String { say(.canClose, ["outcome": outcome]) }

    /// "The deal can be opened."
    package func canOpen() -> String { say(.canOpen) }

    /// "The deal is now at “Proposal”."
    package func moved(to stage: String) -> String { say(.moved, ["stage": stage]) }

    /// "The deal is closed as “Won”."
    package func closed(as outcome: String) -> String { say(.closed, ["outcome": outcome]) }

    /// "The deal is open."
    package func opened() -> String { say(.opened) }
}
