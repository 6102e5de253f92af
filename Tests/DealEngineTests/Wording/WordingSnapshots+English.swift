extension WordingSnapshots {
    static let english = #"""
        move: The deal cannot move to “Proposal” yet: 2 things are missing.
        close: The deal cannot be closed as “Won” yet: 1 thing is missing.
        open: The deal cannot be opened yet: 5 things are missing.
        edit: This edit would put the deal out of line: 1 condition of its stage would no longer hold.
        advice not taken: 2 pieces of advice were not taken:
        advice against: 1 piece of advice stands against it:
        warnings: 3 warnings:
        answers: This depends on 1 answer that is still to come.
        can move: The deal can move to “Proposal”.
        can close: The deal can be closed as “Won”.
        can open: The deal can be opened.
        moved: The deal is now at “Proposal”.
        closed: The deal is closed as “Won”.
        opened: The deal is open.
        not permitted: You may not move the deal to “Proposal”. This is up to: Manager or Head of sales.
        not permitted: You may not close the deal as “Won”. This is up to: Manager or Head of sales.
        not permitted: You may not open this deal. This is up to: Manager or Head of sales.
        not permitted: You may not change the facts of the deal. This is up to: Manager or Head of sales.
        not permitted: You may not finish the task “First call”. This is up to: Manager or Head of sales.
        not permitted: You may not file the document “Proposal”. This is up to: Manager or Head of sales.
        not permitted: You may not approve “discount-allowed”. This is up to: Manager or Head of sales.
        not permitted: You may not put the deal on hold. This is up to: Manager or Head of sales.
        not permitted: You may not resume the deal. This is up to: Manager or Head of sales.
        not permitted: You may not reopen the deal. This is up to: Manager or Head of sales.
        nobody may: Nobody may reopen the deal: the process does not provide for it.
        deal closed: The deal was closed as “Won” on 2026-03-02 12:30; it takes no more changes.
        deal closed sometime: The deal is closed as “Won”; it takes no more changes.
        on hold: The deal has been on hold since 2026-03-02 12:30. Resume it first.
        on hold because: The deal has been on hold since 2026-03-02 12:30 (“budget cut”). Resume it first.
        already there: The deal is already at “Proposal”.
        already open: The deal is already open.
        already done: The task “First call” is already done.
        no stages: This deal has no stages, so there is nowhere to move it. Tasks, documents and an outcome carry it on.
        not a neighbour: No way leads from “Lead” to “Contract”. From here the deal can go to: “Qualification”, “Proposal”.
        dead end: No way leads from “Lead” to “Contract”. No other stage can be reached from here.
        not offered: The outcome “Won” is not offered at “Lead”. It is offered at: “Contract”.
        nowhere offered: The outcome “Won” is not offered at “Lead”.
        reason missing: Closing as “Lost” asks for a reason. Choose one: “Price” or “Went silent”.
        reasons none: Closing as “Lost” asks for a reason, and none is offered now.
        reason not offered: The reason “Went silent” is not offered now. Choose one: “Price”.
        no reason offered: Closing as “Lost” asks for a reason, and none is offered now.
        reason wanted: Please say why: this step asks for a reason.
        second person: A second person must agree: Head of sales.
        finished by condition: The task “First call” finishes by itself as soon as its condition is met.
        unknown stage: The process has no stage “proposl”. Did you mean “proposal”?
        unknown outcome: The process has no outcome “xyz”.
        unknown task: The deal has no task “visit” now.
        unknown document: The process has no document “proposl”. Did you mean “proposal”?
        unknown state: The document “Proposal” has no state “send”. Did you mean “sent”?
        unknown approval: Nothing asks for an approval “discount” now. Did you mean “discount-allowed”?
        wrong facts: 2 facts cannot be taken:
        unknown fact: There is no fact “deal.ammount”. Did you mean “deal.amount”?
        not allowed: “Segment” cannot be D. Allowed: A, B or C.
        kept: “Stage since” is kept by DealKit and cannot be set.
        not of the deal: “Segment” is no fact of the deal itself: it is set at the customer.
        not a field: “Name” is no field: it is set by a property of its own.
        digits: “Amount” cannot be 10.005 EUR: the currency has fewer digits.
        wrong type: “Amount” takes a text.
        wrong type: “Amount” takes a whole number.
        wrong type: “Amount” takes a number.
        wrong type: “Amount” takes a per cent value, such as 15%.
        wrong type: “Amount” takes an amount of money, such as 50000 EUR.
        wrong type: “Amount” takes yes or no.
        wrong type: “Amount” takes a date, such as 2026-03-02.
        wrong type: “Amount” takes a date and time, such as 2026-03-02 09:00.
        wrong type: “Amount” takes a list, each entry being an amount of money, such as 50000 EUR.
        fact: “Need” is not set.
        document missing: There is no document “Proposal” yet; it must be sent or accepted.
        document in state: The document “Proposal” is in state draft; it must be sent or accepted.
        task: The task “First call” is not done.
        task not made: The task “First call” has not come up yet.
        approval: Approval by Head of sales or Director is needed.
        approval outdated: The approval was given for “Discount” 18% and “Amount” 900.00 EUR and no longer counts.
        approval of earlier visit: The approval of an earlier visit to this stage does not count.
        approval of asker: Who asks cannot approve: it takes somebody else.
        condition: This does not hold: size(interactions) >= 3
        all: All of these are needed:
        one: One of these is needed:
        not set: Not set: “Segment”, “Delivery”.
        not known: Not known any more: “Name”.
        not loaded: Not loaded: “Segment”.
        broken: This could not be computed: division by zero. The process file or the data needs mending.
        reading: Discount: 18%
        may supply: Up to: Manager or Head of sales
        no customer: The deal has no customer; one is named when a deal is opened.
        own words: “credit-clear” could not be checked (bureau closed). Please try again later.
        declined: “credit-clear” says no: limit used up
        unanswered: “credit-clear” could not be checked (not asked yet). Please try again later.
        unanswered: “credit-clear” could not be checked (time-out). Please try again later.
        unanswered: “credit-clear” could not be checked (the check failed). Please try again later.
        unanswered: “credit-clear” could not be checked (the answer has expired). Please try again later.
        unanswered: “credit-clear” could not be checked (the answer is still to come). Please try again later.
        one opening: The least that opens the way:
        openings: Any one of these opens the way:
        nothing opens: Nothing opens this gate.
        none, joined: No change was found that opens this gate; other combinations of these facts may.
        none, opaque: No change was found that opens this gate; other values of “Note”, “Tags” may, and could not be worked out.
        none, limited: No change that was looked at opens this gate; others may.
        and more: and 3 more
        cannot be changed: This cannot be changed: "head" in actor.roles
        joined: Other combinations of these facts may open it, too.
        opaque: Other values of “Note”, “Tags” may open it, too; which ones could not be worked out.
        limited: More combinations exist than were looked at; a smaller one is possible.
        bounds: bring “Discount” to at most 15%
        bounds: bring “Discount” to at least 15%
        bounds: bring “Discount” below 15%
        bounds: bring “Discount” above 15%
        bounds: bring “Discount” between 5% and 15%
        bounds: set “Discount” to 2026-03-02 or earlier
        bounds: set “Discount” to 2026-03-02 or later
        set: set “Need”
        set to one: set “Segment” to A
        set to one of: set “Segment” to A, B or C
        set to another: set “Segment” to something other than A or B
        add to list: add VIP to “Tags”
        list at least: give “Tags” at least 2 entries
        list at most: leave “Tags” at most 1 entry
        clear: clear “Prepayment”
        together: set “Amount” and “Credit limit” so that deal.amount <= terms.credit_limit * 0.9
        finish: finish the task “First call”
        document: bring the document “Proposal” to sent or accepted
        get approval: get the approval of Head of sales or Director
        get approval of: get the approval of Head of sales for “Discount” and “Amount”
        add where: record 2 interactions where channel == "phone"
        wait: wait until 2026-03-05 12:00
        plugin: “credit-clear” must pass
        by: clear “Blocked” (up to Head of sales)
        by anybody: clear “Blocked”
        by nobody: wait until 2026-03-05 12:00 (nobody can supply this)
        by another: get the approval of Head of sales or Director (from somebody else than you)
        all: set “Need”; finish the task “Call”; clear “Note”
        add: record 1 interaction
        add: add 1 person at the customer
        add: record 1 claim
        add: file 1 document
        add: make 1 task
        """#
}
