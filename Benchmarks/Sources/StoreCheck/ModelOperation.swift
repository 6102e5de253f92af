import DealKit

/// One thing that is done to a store, at random.
enum ModelOperation: Sendable {
    case register(CustomerID)
    case classify(CustomerID, String?)
    case classifyStale(CustomerID)
    case open(DealID, CustomerID?)
    case move(DealID, StageID)
    case moveBack(DealID, StageID)
    case moveAsGuest(DealID, StageID)
    case moveSupplying(DealID, StageID, Int)
    case moveStale(DealID, StageID)
    case moveTwice(DealID, StageID, CommandKey)
    case moveMany([DealID], StageID, CommandKey)
    case reuseKey(DealID, CommandKey)
    case closeWon(DealID)
    case closeLost(DealID, ReasonID?)
    case price(DealID, Int?)
    case need(DealID, String)
    case supplyWrong(DealID)
    case file(DealID, DocumentKind, DocumentState)
    case finish(DealID, TaskID)
    case approve(DealID, asHead: Bool)
    case discount(DealID, Int)
    case record(DealID, channel: String, comesIn: Bool)
    case bring(DealID, CustomerID?, steps: Int)
    case list(Int)
    case journal(after: Int)
    case history(DealID)
    case attempts(DealID)
    case explain(DealID)
    case options(DealID)
    case seal
    case verify(DealID)
    case receipt(DealID, Int)
    case export(CustomerID)
    case erase(CustomerID)
    case deliver(failing: Int, parking: Int)
    case parked
    case release(Int, EffectRelease)
    case reopen

    /// An operation at random: few ids, so that they meet.
    static func random(_ number: Int, using random: inout Seeded) -> ModelOperation {
        let deal = DealID("d-\(Int.random(in: 0..<12, using: &random))")
        let customer = CustomerID("c-\(Int.random(in: 0..<4, using: &random))")
        let stage = (["lead", "proposal", "contract"] as [StageID]).randomElement(using: &random) ?? "lead"
        // Half of all operations lead a deal on, so that late stages are reached.
        return switch Int.random(in: 0..<64, using: &random) {
        case 0: .register(customer)
        case 1, 2: .classify(customer, ["A", "B", "C", nil].randomElement(using: &random) ?? nil)
        case 3: .classifyStale(customer)
        case 4, 5, 6, 7: .open(deal, Bool.random(using: &random) ? customer : nil)
        case 8, 9, 10: .move(deal, stage)
        case 11: .moveBack(deal, "lead")
        case 12: .moveAsGuest(deal, stage)
        case 13: .moveSupplying(deal, "proposal", Int.random(in: 1...9, using: &random) * 1_000)
        case 14: .moveStale(deal, stage)
        case 15: .moveTwice(deal, stage, CommandKey("k-\(number)"))
        case 16:
            .moveMany([deal, "d-0", "d-1"], stage, CommandKey("m-\(number)"))
        case 17: .reuseKey(deal, CommandKey("r-\(number)"))
        case 18: .closeWon(deal)
        case 19: .closeLost(deal, ["price", "silent", nil].randomElement(using: &random) ?? nil)
        case 20, 21, 22, 23: .price(deal, Bool.random(using: &random) ? 5_000 : Int.random(in: 1...3, using: &random))
        case 24: .price(deal, nil)
        case 25: .need(deal, ["pumps", "", "é\u{301} \"'\\ \n", "\u{0}"].randomElement(using: &random) ?? "")
        case 26: .supplyWrong(deal)
        case 27, 28, 29, 30: .file(deal, "proposal", Bool.random(using: &random) ? "sent" : "draft")
        case 31: .file(deal, "letter", "sent")
        case 32, 33, 34, 35, 36: .finish(deal, "first-call")
        case 37: .finish(deal, "second-call")
        case 38, 39, 40: .approve(deal, asHead: Int.random(in: 0..<4, using: &random) > 0)
        case 41: .discount(deal, Int.random(in: 0...20, using: &random))
        case 42, 43, 44:
            .record(deal, channel: Bool.random(using: &random) ? "phone" : "mail", comesIn: Bool.random(using: &random))
        case 45: .bring(DealID("i-\(number)"), customer, steps: Int.random(in: 0...4, using: &random))
        case 46, 47: .list(Int.random(in: 0..<8, using: &random))
        case 48: .journal(after: Int.random(in: 0..<50, using: &random))
        case 49: .history(deal)
        case 50: .attempts(deal)
        case 51: .explain(deal)
        case 52: .options(deal)
        case 53: .seal
        case 54: .verify(deal)
        case 55: .receipt(deal, Int.random(in: 1...6, using: &random))
        case 56: .export(customer)
        case 57: Int.random(in: 0..<10, using: &random) == 0 ? .erase(customer) : .verify(deal)
        case 58: Int.random(in: 0..<20, using: &random) == 0 ? .reopen : .list(0)
        case 59, 60:
            .deliver(failing: Int.random(in: 0..<4, using: &random), parking: Int.random(in: 0..<9, using: &random))
        case 61: .parked
        case 62: .release(Int.random(in: 0..<3, using: &random), Bool.random(using: &random) ? .resumed : .skipped)
        default: .move(deal, "proposal")
        }
    }
}
