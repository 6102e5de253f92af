import DealInsight
import DealModel

/// Sentences that text and page share.
extension Report {
    /// What the figures are of.
    var lead: String {
        if dealCount == 0, eventCount == 0 { return "No deals were found." }
        return
            "As of \(Figures.date(asOf)): \(Figures.counted(dealCount, "deal")), \(Figures.counted(eventCount, "event"))."
    }

    /// What a reader has to know before trusting a figure.
    var notes: [String] {
        var notes = source.assumptions
        if source.skippedRows > 0 {
            notes.append(
                "\(Figures.number(source.skippedRows, "row", "rows")) could not be read and "
                    + "\(source.skippedRows == 1 ? "was" : "were") left out.")
        }
        if let observedSince {
            notes.append(
                "Closings were recorded since \(Figures.date(observedSince)); what closed before is not in the data.")
        }
        if ends == .first {
            notes.append("Of a deal that ended more than once the first end counts; what came after is left out.")
        }
        return notes + dataNotes.sentences
    }

    /// The win rate with all that it rests on.
    var winRateSentence: String {
        let rate = summary.winRate
        if dealCount == 0 { return "There is nothing to count." }
        guard rate.decided > 0 else {
            return "Nothing was won or lost yet: \(Figures.open(rate.stillOpen))."
        }
        var sentence =
            "Of \(Figures.counted(rate.decided, "deal")) that ended, \(Figures.count(rate.hits)) "
            + "\(rate.hits == 1 ? "was" : "were") won: \(Figures.rate(rate)); \(Figures.open(rate.stillOpen))."
        if summary.neither > 0 {
            sentence +=
                " \(Figures.count(summary.neither)) ended as neither, and \(summary.neither == 1 ? "is" : "are") in no rate."
        }
        return sentence
    }
}

extension DataNotes {
    /// What is odd, a sentence each; nothing of what is as it should be.
    fileprivate var sentences: [String] {
        var sentences: [String] = []
        if correctedEnds > 0 {
            sentences.append(
                "\(Figures.counted(correctedEnds, "deal")) ended once more in another way, without having been opened "
                    + "in between: the last end counts.")
        }
        if negativeStays > 0 {
            sentences.append(
                "\(Figures.counted(negativeStays, "stay")) in a stage \(negativeStays == 1 ? "seems" : "seem") to have "
                    + "ended before the beginning, and \(negativeStays == 1 ? "counts" : "count") as no time.")
        }
        if undatedVisits > 0 {
            sentences.append(
                "Nobody noted when \(Figures.counted(undatedVisits, "stay")) in a stage began: counted, but in no time."
            )
        }
        if undatedEnds > 0 {
            sentences.append(
                "Nobody noted when \(Figures.counted(undatedEnds, "deal")) ended: counted, but in no time.")
        }
        return sentences
    }
}

extension FunnelSection {
    /// What the win rate of closed deals hides.
    var chanceSentence: String? {
        guard let first = fates.stages.first, let chance = first.winChance else { return nil }
        return "A deal that enters \(title(of: first.stage)) is won in the end with a chance of "
            + "\(Figures.estimate(chance)), open deals counted for as long as they were seen "
            + "(\(Figures.counted(chance.cases, "ended visit")))."
    }

    /// What people call a stage.
    func title(of stage: String?) -> String {
        guard let stage else { return "no stage known" }
        return funnel.steps.first { $0.stage == stage }?.title ?? stage
    }

    /// Things that are counted beside the funnel.
    var asides: [String] {
        var asides: [String] = []
        if funnel.returns > 0 { asides.append("\(Figures.counted(funnel.returns, "deal")) went back at least once.") }
        if funnel.revivals > 0 {
            asides.append("\(Figures.counted(funnel.revivals, "lost deal")) came to life again.")
        }
        if funnel.firstSeenLater > 0 {
            let assumed = funnel.earlierStages == "passed" ? ", taken to have passed the earlier ones" : ""
            asides.append(
                "First seen at a later stage: \(Figures.counted(funnel.firstSeenLater, "deal"))\(assumed).")
        }
        if funnel.withoutStages > 0 {
            asides.append("Without any known stage: \(Figures.counted(funnel.withoutStages, "deal")).")
        }
        return asides
    }
}

extension ManagersSection {
    /// Whether anybody may be ranked.
    var verdict: String {
        let test = comparison.heterogeneity
        guard let p = test.pValue else { return "There is nothing to compare: fewer than two groups have ended deals." }
        let figures =
            "χ² = \(Figures.decimal(test.statistic, digits: 1)) with \(test.degreesOfFreedom) degree\(test.degreesOfFreedom == 1 ? "" : "s") of freedom, "
            + "p = \(Figures.decimal(p, digits: 3))"
        return test.isWithinChance
            ? "The differences are within chance (\(figures)): do not rank anybody by them."
            : "The differences are larger than chance alone makes them (\(figures))."
    }
}

extension MiningSection {
    /// Whether deals went as allowed.
    var verdict: String? {
        guard let conformance else { return nil }
        return
            "\(Figures.count(conformance.fitCount)) of \(Figures.counted(conformance.caseCount, "deal")) went as allowed "
            + "to an end, \(Figures.count(conformance.unfinishedCount)) as allowed so far, "
            + "\(Figures.count(conformance.violatingCount)) took a step that is not allowed."
    }

    /// That strict deals took steps they cannot take.
    var alarm: String? {
        guard let conformance, !conformance.alarms.isEmpty else { return nil }
        let ids = conformance.alarms.prefix(5).map(\.deal.text).joined(separator: ", ")
        let more = conformance.alarms.count > 5 ? ", …" : ""
        return
            "Alarm: \(Figures.number(conformance.alarms.count, "step", "steps")) aside by deals under strict control (\(ids)\(more)). "
            + "The desk refuses such steps; look who wrote to the store, and whether this is the process they followed."
    }
}

extension DealsSection {
    /// Of what the days from beginning to end are, and what is missing.
    var cycleSentence: String {
        "Of ended deals only; \(Figures.open(cycle.stillOpen)), \(Figures.number(cycle.undated, "has", "have")) no dates."
    }

    /// What the forecast is of.
    var forecastTitle: String { "What \(Figures.counted(forecast.open, "open deal")) will bring" }

    /// What was assumed of deals without a value.
    var assumedSentence: String? {
        guard forecast.assumedValues > 0 else { return nil }
        return "\(Figures.counted(forecast.assumedValues, "open deal")) "
            + "\(forecast.assumedValues == 1 ? "has" : "have") no value; the mean of won ones was taken."
    }

    /// What is not being done for open deals.
    var openSentence: String {
        "\(Figures.number(open.withoutNextAction, "has", "have")) nothing planned, \(Figures.count(open.overdue)) something "
            + "overdue, \(Figures.number(open.olderThanAllClosed, "is", "are")) older than every visit that ended"
    }

    /// What open deals bring a day, a sentence a currency in which deals were won.
    var velocitySentences: [String] {
        velocity.rates.filter { $0.perDay != nil }.map { rate in
            "Velocity: \(Figures.count(rate.open)) open × \(Figures.percent(rate.winRate.rate)) × "
                + "\(Figures.amount(Figures.decimal(rate.meanWonValue, digits: 0), rate.currency)) ÷ "
                + "\(Figures.days(rate.meanDaysToWin)) = "
                + "\(Figures.amount(Figures.decimal(rate.perDay, digits: 0), rate.currency)) a day, a rule of thumb."
        }
    }
}
