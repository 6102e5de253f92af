package import DealModel

extension Wording {
    /// "The process has no stage “proposl”. Did you mean “proposal”?"
    package func unknownStage(_ word: String, nearest: String?) -> String { unknown(.unknownStage, word, nearest) }

    /// "The process has no outcome “one”. Did you mean “won”?"
    package func unknownOutcome(_ word: String, nearest: String?) -> String { unknown(.unknownOutcome, word, nearest) }

    /// "The deal has no task “visit” now."
    package func unknownTask(_ word: String, nearest: String?) -> String { unknown(.unknownTask, word, nearest) }

    /// "The process has no document “proposl”. Did you mean “proposal”?"
    package func unknownDocument(_ word: String, nearest: String?) -> String {
        unknown(.unknownDocument, word, nearest)
    }

    /// "The document “Proposal” has no state “send”. Did you mean “sent”?"
    package func unknownState(_ word: String, of document: String, nearest: String?) -> String {
        joined(say(.unknownState, ["document": document, "word": word]), didYouMean(nearest))
    }

    /// "Nothing asks for an approval “discount” now. Did you mean “discount-allowed”?"
    package func unknownApproval(_ word: String, nearest: String?) -> String {
        unknown(.unknownApproval, word, nearest)
    }

    private func unknown(_ sentence: Sentence, _ word: String, _ nearest: String?) -> String {
        joined(say(sentence, ["word": word]), didYouMean(nearest))
    }

    private func didYouMean(_ nearest: String?) -> String? { nearest.map { say(.didYouMean, ["word": $0]) } }

    // MARK: Facts that cannot be taken

    /// Why one fact cannot be taken.
    ///
    /// - Parameters:
    ///   - title: What people call the fact.
    ///   - given: The value that somebody has stated, as the reader's language writes it.
    package func sentence(_ problem: FactProblem, title: String, given: String) -> String {
        switch problem.kind {
        case .unknown(let nearest): unknownFact(problem.path.text, nearest: nearest?.text)
        case .wrongType(let type): wrongType(title, wanted: type)
        case .notAllowed(let allowed): valueNotAllowed(title, value: given, allowed: allowed)
        case .kept: keptByDealKit(title)
        case .notOfTheDeal: notOfTheDeal(title)
        case .notAField: notAField(title)
        }
    }

    /// "2 facts cannot be taken:"
    package func wrongFacts(_ count: Int) -> String { say(.wrongFacts, count: count) }

    /// "There is no fact “deal.ammount”. Did you mean “deal.amount”?"
    package func unknownFact(_ path: String, nearest: String?) -> String {
        joined(say(.unknownFact, ["fact": path]), didYouMean(nearest))
    }

    /// "“Amount” takes an amount of money, such as 50000 EUR."
    package func wrongType(_ fact: String, wanted type: FactType) -> String {
        say(.wrongType, ["fact": fact, "type": text(of: type)])
    }

    /// "“Segment” cannot be D. Allowed: A, B or C."
    package func valueNotAllowed(_ fact: String, value: String, allowed: [String]) -> String {
        say(.valueNotAllowed, ["fact": fact, "value": value, "values": oneOf(allowed)])
    }

    /// "“Stage since” is kept by DealKit and cannot be set."
    package func keptByDealKit(_ fact: String) -> String { say(.keptByDealKit, ["fact": fact]) }

    /// "“Segment” is no fact of the deal itself: it is set at the customer."
    package func notOfTheDeal(_ fact: String) -> String { say(.notOfTheDeal, ["fact": fact]) }

    /// "“Name” is no field: it is set by a property of its own."
    package func notAField(_ fact: String) -> String { say(.notAField, ["fact": fact]) }

    /// "“Amount” cannot be 10.005 EUR: the currency has fewer digits."
    package func tooManyDigits(_ fact: String, value: String) -> String {
        say(.tooManyDigits, ["fact": fact, "value": value])
    }

    private func text(of type: FactType) -> String {
        switch type {
        case .string: say(.typeText)
        case .int: say(.typeInt)
        case .number: say(.typeNumber)
        case .percent: say(.typePercent)
        case .money: say(.typeMoney)
        case .bool: say(.typeBool)
        case .date: say(.typeDate)
        case .timestamp: say(.typeTimestamp)
        case .list(let element): say(.typeList, ["type": text(of: element)])
        }
    }
}
