import DealModel
import DealTesting
@testable import DealEngine

/// Every sentence the engine can say, as it is called for, with the values of one story.
enum WordingSamples {
    /// One line a sentence: what is said, then how.
    static func text(in wording: Wording) -> String {
        let groups = [headings(wording), refusals(wording), unknown(wording), items(wording), causes(wording)]
        return (groups + [openings(wording), changes(wording)]).joined().map { "\($0.0): \($0.1)" }
            .joined(separator: "\n")
    }

    private typealias Lines = [(String, String)]

    private static func headings(_ wording: Wording) -> Lines {
        [
            ("move", wording.cannotMove(to: "Proposal", missing: 2)),
            ("close", wording.cannotClose(as: "Won", missing: 1)), ("open", wording.cannotOpen(missing: 5)),
            ("edit", wording.cannotEdit(broken: 1)), ("advice not taken", wording.adviceNotTaken(2)),
            ("advice against", wording.adviceAgainst(1)), ("warnings", wording.warnings(3)),
            ("answers", wording.dependsOnAnswers(1)), ("can move", wording.canMove(to: "Proposal")),
            ("can close", wording.canClose(as: "Won")), ("can open", wording.canOpen()),
            ("moved", wording.moved(to: "Proposal")), ("closed", wording.closed(as: "Won")),
            ("opened", wording.opened()),
        ]
    }

    private static func refusals(_ wording: Wording) -> Lines {
        let attempts: [Wording.Attempt] = [
            .move(to: "Proposal"), .close(as: "Won"), .open, .edit, .finish("First call"), .file("Proposal"),
            .approve("discount-allowed"), .hold, .resume, .reopen,
        ]
        return attempts.map { ("not permitted", wording.notPermitted($0, roles: ["Manager", "Head of sales"])) }
            + [
                ("nobody may", wording.notPermitted(.reopen, roles: [])),
                ("deal closed", wording.dealClosed(as: "Won", at: "2026-03-02 12:30")),
                ("deal closed sometime", wording.dealClosed(as: "Won", at: nil)),
                ("on hold", wording.onHold(since: "2026-03-02 12:30", reason: nil)),
                ("on hold because", wording.onHold(since: "2026-03-02 12:30", reason: "budget cut")),
                ("already there", wording.alreadyThere("Proposal")), ("already open", wording.alreadyOpen()),
                ("already done", wording.alreadyDone("First call")), ("no stages", wording.noStages()),
                (
                    "not a neighbour",
                    wording.notANeighbour(from: "Lead", to: "Contract", reachable: ["Qualification", "Proposal"])
                ),
                ("dead end", wording.notANeighbour(from: "Lead", to: "Contract", reachable: [])),
                ("not offered", wording.notOffered("Won", at: "Lead", offeredAt: ["Contract"])),
                ("nowhere offered", wording.notOffered("Won", at: "Lead", offeredAt: [])),
                ("reason missing", wording.reasonMissing(for: "Lost", offered: ["Price", "Went silent"])),
                ("reasons none", wording.reasonMissing(for: "Lost", offered: [])),
                ("reason not offered", wording.reasonNotOffered("Went silent", for: "Lost", offered: ["Price"])),
                ("no reason offered", wording.reasonNotOffered("Went silent", for: "Lost", offered: [])),
                ("reason wanted", wording.reasonWanted()), ("second person", wording.secondPerson(["Head of sales"])),
                ("finished by condition", wording.finishedByCondition("First call")),
            ]
    }

    private static func unknown(_ wording: Wording) -> Lines {
        [
            ("unknown stage", wording.unknownStage("proposl", nearest: "proposal")),
            ("unknown outcome", wording.unknownOutcome("xyz", nearest: nil)),
            ("unknown task", wording.unknownTask("visit", nearest: nil)),
            ("unknown document", wording.unknownDocument("proposl", nearest: "proposal")),
            ("unknown state", wording.unknownState("send", of: "Proposal", nearest: "sent")),
            ("unknown approval", wording.unknownApproval("discount", nearest: "discount-allowed")),
            ("wrong facts", wording.wrongFacts(2)),
            ("unknown fact", wording.unknownFact("deal.ammount", nearest: "deal.amount")),
            ("not allowed", wording.valueNotAllowed("Segment", value: "D", allowed: ["A", "B", "C"])),
            ("kept", wording.keptByDealKit("Stage since")),
            ("not of the deal", wording.notOfTheDeal("Segment")),
            ("not a field", wording.notAField("Name")),
            ("digits", wording.tooManyDigits("Amount", value: "10.005 EUR")),
        ]
            + [.string, .int, .number, .percent, .money, .bool, .date, .timestamp, .list(of: .money)].map {
                ("wrong type", wording.wrongType("Amount", wanted: $0))
            }
    }

    private static func items(_ wording: Wording) -> Lines {
        [
            ("fact", wording.factMissing("Need")),
            ("document missing", wording.documentWanted("Proposal", in: ["sent", "accepted"], now: nil)),
            ("document in state", wording.documentWanted("Proposal", in: ["sent", "accepted"], now: "draft")),
            ("task", wording.taskOpen("First call")), ("task not made", wording.taskNotMade("First call")),
            ("approval", wording.approvalNeeded(["Head of sales", "Director"])),
            ("approval outdated", wording.approvalOutdated(given: [("Discount", "18%"), ("Amount", "900.00 EUR")])),
            ("approval of earlier visit", wording.approvalOfEarlierVisit()),
            ("approval of asker", wording.approvalOfAsker()),
            ("condition", wording.conditionNotMet("size(interactions) >= 3")), ("all", wording.allNeeded()),
            ("one", wording.oneNeeded()),
        ]
    }

    private static func causes(_ wording: Wording) -> Lines {
        [
            ("not set", wording.notSet(["Segment", "Delivery"])),
            ("not known", wording.notKnownAnyMore(["Name"])), ("not loaded", wording.notLoaded(["Segment"])),
            ("broken", wording.broken("division by zero")), ("reading", wording.reading("Discount", "18%")),
            ("may supply", wording.maySupply(["Manager", "Head of sales"])),
            ("no customer", wording.noCustomer()),
            ("own words", wording.unanswered("credit-clear", why: "bureau closed")),
            ("declined", wording.declined("credit-clear", because: "limit used up")),
        ] + Wording.Silence.allCases.map { ("unanswered", wording.unanswered("credit-clear", why: $0)) }
    }

    private static func openings(_ wording: Wording) -> Lines {
        [
            ("one opening", wording.openings(1)), ("openings", wording.openings(2)),
            ("nothing opens", wording.nothingOpens()), ("none, joined", wording.noneJoined()),
            ("none, opaque", wording.noneOpaque(["Note", "Tags"])), ("none, limited", wording.noneLimited()),
            ("and more", wording.andMore(3)),
            ("cannot be changed", wording.cannotBeChanged("\"head\" in actor.roles")),
            ("joined", wording.remarkJoined()), ("opaque", wording.remarkOpaque(["Note", "Tags"])),
            ("limited", wording.remarkLimited()),
        ]
    }

    private static func changes(_ wording: Wording) -> Lines {
        let bounds: [Wording.Bounds] = [
            .atMost("15%"), .atLeast("15%"), .below("15%"), .above("15%"), .between("5%", "15%"),
            .notAfter("2026-03-02"), .notBefore("2026-03-02"),
        ]
        let lines: Lines = [
            ("set", wording.set("Need")), ("set to one", wording.set("Segment", toOneOf: ["A"])),
            ("set to one of", wording.set("Segment", toOneOf: ["A", "B", "C"])),
            ("set to another", wording.set("Segment", toOtherThan: ["A", "B"])),
            ("add to list", wording.add(["VIP"], to: "Tags")),
            ("list at least", wording.bringList("Tags", toAtLeast: 2)),
            ("list at most", wording.bringList("Tags", toAtMost: 1)), ("clear", wording.clear("Prepayment")),
            (
                "together",
                wording.setTogether(["Amount", "Credit limit"], soThat: "deal.amount <= terms.credit_limit * 0.9")
            ),
            ("finish", wording.finish(task: "First call")),
            ("document", wording.bring(document: "Proposal", to: ["sent", "accepted"])),
            ("get approval", wording.getApproval(of: ["Head of sales", "Director"])),
            ("get approval of", wording.getApproval(of: ["Head of sales"], for: ["Discount", "Amount"])),
            ("add where", wording.add(2, .interactions, where: "channel == \"phone\"")),
            ("wait", wording.wait(until: "2026-03-05 12:00")), ("plugin", wording.mustPass("credit-clear")),
            ("by", wording.change(wording.clear("Blocked"), by: ["Head of sales"])),
            ("by anybody", wording.change(wording.clear("Blocked"), by: [])),
            ("by nobody", wording.changeByNobody(wording.wait(until: "2026-03-05 12:00"))),
            ("by another", wording.changeByAnother(wording.getApproval(of: ["Head of sales", "Director"]))),
            ("all", wording.allChanges([wording.set("Need"), wording.finish(task: "Call"), wording.clear("Note")])),
        ]
        return bounds.map { ("bounds", wording.bring("Discount", to: $0)) } + lines
            + Wording.Collection.allCases.map { ("add", wording.add(1, $0, where: nil)) }
    }
}
