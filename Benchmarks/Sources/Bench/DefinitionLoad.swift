import DealKit

/// W5: process files of so many stages, in DealKit's words, and the time from their bytes to a ready process.
enum DefinitionLoad {
    /// The file of one size: each stage with id, title, probability, host keys, two tasks and (all but the last) a gate of
    /// two rules with condition and message, five shapes of condition. Within 5 % of the workload's sizes in bytes
    /// (5,747, 632,451 and 6,398,537) and of its counts.
    ///
    /// - Parameter isDistinct: Whether every condition has a text of its own, so that none is compiled once for many.
    static func file(stages: Int, isDistinct: Bool = false, isBroken: Bool = false) -> [UInt8] {
        var text = header(stages)
        text += "rules:\n"
        for stage in 0..<(stages - 1) {
            for rule in 0..<2 {
                let bound = isDistinct ? stage * 2 + rule : (stage * 7 + rule) % 97
                text += """
                      r\(stage)-\(rule):
                        when: '\(condition((2 * stage + rule) % 5, bound: bound))'
                        message: "Rule r\(stage)-\(rule) does not hold for this deal"
                        x-advice: Ask the manager of the deal to fill it in

                    """
            }
        }
        text += "stages:\n"
        for stage in 0..<stages {
            text += """
                  - id: s\(stage)
                    title: "Stage \(stage): check and move on"
                    probability: \(stage * 100 / stages)%
                    x-sla: \(1 + stage % 30)d
                    tasks:
                      - { id: call-\(stage), title: Call }
                      - { id: offer-\(stage), title: Send offer \(stage % 7) }

                """
            guard stage < stages - 1 else { continue }
            let target = isBroken && stage == stages - 2 ? "nowhere" : "s\(stage + 1)"
            text += """
                    leave:
                      - rule: r\(stage)-0
                      - rule: r\(stage)-1
                    next: \(target)

                """
        }
        return Array((text + "outcomes:\n  won: { title: Won }\n  lost: { title: Lost }\n").utf8)
    }

    private static func header(_ stages: Int) -> String {
        """
        dealkit: 1
        kind: process
        id: bench-\(stages)
        version: 1
        title: Bench process \(stages)
        control: strict
        currency: EUR
        fields:
          deal:
            prepaid: { type: percent }
            manager_approved: { type: bool }
            shipped: { type: int }
            ordered: { type: int }
            invoice: { type: string }
          customer:
            credit_limit: { type: money }

        """
    }

    private static func condition(_ shape: Int, bound: Int) -> String {
        switch shape {
        case 0: "deal.amount > \(bound).0"
        case 1: "has(terms.delivery) && deal.discount <= \(bound).5"
        case 2: "deal.prepaid >= \(bound).0 || deal.manager_approved"
        case 3: #"customer.segment in ["A", "B"] && deal.amount <= customer.credit_limit"#
        default: "deal.shipped >= deal.ordered && size(deal.invoice) > 0"
        }
    }

    static let limits = YAMLLimits(bytes: 1 << 24, depth: 64, nodes: 10_000_000)

    static func load(_ bytes: [UInt8]) -> LoadReport {
        ProcessLibrary.load(bytes, named: "bench.yaml", limits: limits)
    }
}
