import DealInsight

extension FunnelSection {
    func write(to page: inout TextPage, top: Int) {
        if let chanceSentence { page.paragraph(chanceSentence) }
        page.heading("Each deal once a stage")
        writeSteps(to: &page)
        for aside in asides { page.paragraph(aside, indent: "  ") }
        writeLosses(to: &page, top: top)
        writeNeither(to: &page, top: top)
        writeFates(to: &page)
        writeGroups(to: &page)
    }

    private func writeSteps(to page: inout TextPage) {
        let steps = funnel.steps + funnel.unlisted
        let most = max(1, steps.map(\.passed).max() ?? 1)
        let name = min(24, steps.map { TextPage.columns($0.title) }.max() ?? 0)
        for (place, step) in steps.enumerated() {
            let title = TextPage.padded(step.title.shortened(to: name), to: name)
            let bar = TextPage.bar(Double(step.passed) / Double(most), width: 32)
            page.line("  \(title)  \(TextPage.padded(bar, to: 32)) \(Figures.count(step.passed))")
            let indent = "  " + String(repeating: " ", count: name + 2)
            if place < funnel.steps.count {
                let next = place + 1 < funnel.steps.count ? funnel.steps[place + 1].title : "won"
                page.line("\(indent)→ \(next): \(Figures.conversion(step.conversion))")
            } else {
                page.line("\(indent)not a stage of the funnel any more")
            }
            page.line(indent + details(of: step))
        }
    }

    private func details(of step: Funnel.Step) -> String {
        var details = ["lost here \(Figures.count(step.lost))", "standing \(Figures.count(step.standing))"]
        if step.skipped > 0 { details.append("went past \(Figures.count(step.skipped))") }
        if step.visits > step.reached { details.append("\(Figures.count(step.visits)) visits") }
        if step.returned > 0 { details.append("came back \(Figures.count(step.returned))") }
        return details.joined(separator: " · ")
    }

    private func writeLosses(to page: inout TextPage, top: Int) {
        guard !funnel.losses.isEmpty else { return }
        page.heading("Lost from")
        page.table(
            ["stage", "outcome", "reason", "deals", "of lost", "worth"],
            funnel.losses.sorted { $0.count > $1.count }.prefix(top).map(lossRow), left: [0, 1, 2])
        if funnel.losses.count > top { page.line("  … and \(funnel.losses.count - top) more") }
    }

    private func writeNeither(to page: inout TextPage, top: Int) {
        guard !funnel.neither.isEmpty else { return }
        page.blank()
        page.line("Ended as neither won nor lost, and in no rate:")
        page.table(
            ["stage", "outcome", "reason", "deals", "worth"], funnel.neither.prefix(top).map { row($0) },
            left: [0, 1, 2])
        if funnel.neither.count > top { page.line("  … and \(funnel.neither.count - top) more") }
    }

    private func lossRow(_ loss: Funnel.Loss) -> [String] {
        row(loss, [funnel.lost > 0 ? Figures.percent(Double(loss.count) / Double(funnel.lost)) : "–"])
    }

    private func row(_ loss: Funnel.Loss, _ share: [String] = []) -> [String] {
        [title(of: loss.stage), loss.outcome, loss.reason ?? "none given", Figures.count(loss.count)] + share
            + [Figures.money(loss.value)]
    }

    private func writeFates(to page: inout TextPage) {
        guard !fates.stages.isEmpty else { return }
        page.heading("Time in stage, and the chance of winning")
        page.table(
            ["stage", "visits", "open", "half gone after", "ended: median", "P(win | enters)"],
            fates.stages.map(fateRow))
        page.paragraph(
            "“Half gone after” counts open visits for as long as they were seen; the median of ended ones does not, and is "
                + "too short.", indent: "  ")
    }

    private func writeGroups(to page: inout TextPage) {
        guard !groups.isEmpty else { return }
        page.heading("By \(grouping)")
        page.table(
            [grouping, "won"] + funnel.steps.map { $0.title.shortened(to: 14) + " →" },
            groups.map { group in
                [group.name ?? "–", Figures.rate(group.funnel.winRate)]
                    + group.funnel.steps.map {
                        "\(Figures.percent($0.conversion.rate)) of \(Figures.count($0.conversion.decided))"
                    }
            })
        page.blank()
        page.line(
            "Won within so many days of the beginning, open deals counted as far as they were seen:")
        page.table(
            [grouping, "deals", "open"] + Self.groupAges.map { "\(Figures.decimal($0, digits: 0)) days" },
            groups.filter { $0.deals.count > 0 }.map { group in
                [group.name ?? "–", Figures.count(group.deals.count), Figures.count(group.deals.stillOpen)]
                    + wonByAge(group)
            })
    }
}
