import CoreMetrics

/// The metrics of a desk. All are made when it is opened, so that counting is an addition.
struct Meters: Sendable {
    private let commands: [CommandLabel: [ResultLabel: Counter]]
    private let durations: [CommandLabel: Timer]
    private let answers: [AnswerLabel: Counter]
    private let answering: Timer
    private let effects: (delivered: Counter, retried: Counter, parked: Counter, interrupted: Counter)

    init(_ factory: any MetricsFactory) {
        commands = Self.each { command in
            Self.each { result in
                Counter(
                    label: "dealkit_commands_total",
                    dimensions: [("command", command.rawValue), ("result", result.rawValue)], factory: factory)
            }
        }
        durations = Self.each { command in
            Timer(
                label: "dealkit_command_duration_seconds", dimensions: [("command", command.rawValue)],
                factory: factory)
        }
        answers = Self.each { answer in
            Counter(label: "dealkit_plugin_answers_total", dimensions: [("answer", answer.rawValue)], factory: factory)
        }
        answering = Timer(label: "dealkit_plugin_duration_seconds", factory: factory)
        func effects(_ result: String) -> Counter {
            Counter(label: "dealkit_effects_total", dimensions: [("result", result)], factory: factory)
        }
        self.effects = (effects("delivered"), effects("retried"), effects("parked"), effects("interrupted"))
    }

    private static func each<Label: CaseIterable & Hashable, Value>(_ make: (Label) -> Value) -> [Label: Value] {
        Dictionary(uniqueKeysWithValues: Label.allCases.map { ($0, make($0)) })
    }

    func count(_ command: CommandLabel, _ result: ResultLabel, took: Duration) {
        commands[command]?[result]?.increment()
        durations[command]?.recordNanoseconds(took.nanoseconds)
    }

    func count(_ answer: AnswerLabel, took: Duration) {
        answers[answer]?.increment()
        answering.recordNanoseconds(took.nanoseconds)
    }

    func count(_ round: RelayRound) {
        effects.delivered.increment(by: round.delivered)
        effects.retried.increment(by: round.retried)
        effects.parked.increment(by: round.parked)
        effects.interrupted.increment(by: round.interrupted)
    }
}

extension Duration {
    /// Whole nanoseconds.
    package var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
