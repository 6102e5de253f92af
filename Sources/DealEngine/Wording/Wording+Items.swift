extension Wording {
    // MARK: Messages of items that have none of their own

    /// "“Need” is not set."
    package func factMissing(_ fact: String) -> String { say(.factMissing, ["fact": fact]) }

    /// "There is no document “Proposal” yet; it must be sent or accepted."
    ///
    /// - Parameters:
    ///   - document: The title of the kind.
    ///   - states: The states that open, as the process file names them.
    ///   - state: The state of the newest document; nil when there is none.
    package func documentWanted(_ document: String, in states: [String], now state: String?) -> String {
        let wanted = oneOf(states)
        guard let state else { return say(.documentMissing, ["document": document, "states": wanted]) }
        return say(.documentInState, ["document": document, "state": state, "states": wanted])
    }

    /// "The task “First call” is not done."
    package func taskOpen(_ task: String) -> String { say(.taskOpen, ["task": task]) }

    /// "The task “First call” has not come up yet."
    package func taskNotMade(_ task: String) -> String { say(.taskNotMade, ["task": task]) }

    /// "Approval by Head of sales is needed."
    package func approvalNeeded(_ roles: [String]) -> String { say(.approvalNeeded, ["roles": oneOf(roles)]) }

    /// "The approval was given for “Discount” 18% and no longer counts."
    ///
    /// - Parameter given: The titles of the facts that were approved with the values they had then.
    package func approvalOutdated(given: [(fact: String, value: String)]) -> String {
        say(.approvalOutdated, ["facts": allOf(given.map { factWithValue($0.fact, $0.value) })])
    }

    /// "The approval of an earlier visit to this stage does not count."
    package func approvalOfEarlierVisit() -> String { say(.approvalOfEarlierVisit) }

    /// "Who asks cannot approve: it takes somebody else."
    package func approvalOfAsker() -> String { say(.approvalOfAsker) }

    /// "This is not so: size(interactions) >= 3"
    package func conditionNotMet(_ condition: String) -> String { say(.conditionNotMet, ["condition": condition]) }

    /// "All of these are needed:"
    package func allNeeded() -> String { say(.allNeeded) }

    /// "One of these is needed:"
    package func oneNeeded() -> String { say(.oneNeeded) }

    // MARK: Causes (SEMANTICS 1.6)

    /// Why a plugin has not answered.
    package enum Silence: Hashable, Sendable, CaseIterable {
        case notAsked, timeOut, failed, expired, later
    }

    /// "Not set: “Segment”, “Delivery”."
    package func notSet(_ facts: [String]) -> String { say(.notSet, ["facts": quoted(facts)]) }

    /// "The deal has no customer; one is named when a deal is opened."
    package func noCustomer() -> String { say(.noCustomer) }

    /// "“credit-clear” could not be checked (time-out). Please try again later."
    package func unanswered(_ rule: String, why: Silence) -> String { unanswered(rule, why: text(of: why)) }

    /// The same with a ground in the plugin's own words.
    package func unanswered(_ rule: String, why: String) -> String { say(.unanswered, ["rule": rule, "why": why]) }

    /// "“credit-clear” says no: limit used up"
    ///
    /// - Parameter reason: The plugin's own words.
    package func declined(_ rule: String, because reason: String) -> String {
        say(.declined, ["rule": rule, "why": reason])
    }

    /// "Not known any more: “Name”."
    package func notKnownAnyMore(_ facts: [String]) -> String { say(.notKnownAnyMore, ["facts": quoted(facts)]) }

    /// "Not loaded: “Segment”."
    package func notLoaded(_ facts: [String]) -> String { say(.notLoaded, ["facts": quoted(facts)]) }

    /// "This could not be computed: division by zero. The process file or the data needs mending."
    package func broken(_ error: String) -> String { say(.broken, ["error": error]) }

    /// "Discount: 18%"
    package func reading(_ fact: String, _ value: String) -> String { say(.reading, ["fact": fact, "value": value]) }

    /// "“Discount” 18%", inside a sentence.
    package func factWithValue(_ fact: String, _ value: String) -> String {
        say(.factWithValue, ["fact": fact, "value": value])
    }

    /// "Up to: Sales manager or Head of sales"
    package func maySupply(_ roles: [String]) -> String { say(.maySupply, ["roles": oneOf(roles)]) }

    private func text(of silence: Silence) -> String {
        switch silence {
        case .notAsked: say(.whyNotAsked)
        case .timeOut: say(.whyTimeOut)
        case .failed: say(.whyFailed)
        case .expired: say(.whyExpired)
        case .later: say(.whyLater)
        }
    }
}
