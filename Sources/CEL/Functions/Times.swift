import ExactValues

extension FunctionTable {
    mutating func addTimes() {
        addAccessor("getFullYear") { Int64($0.date.year) }
        addAccessor("getMonth") { Int64($0.date.month - 1) }
        addAccessor("getDate") { Int64($0.date.day) }
        addAccessor("getDayOfMonth") { Int64($0.date.day - 1) }
        addAccessor("getDayOfWeek") { Int64($0.date.weekday.rawValue % 7) }
        addAccessor("getDayOfYear") { $0.dayOfYear }
        addClock("getHours", unit: 3600) { $0.second / 3600 }
        addClock("getMinutes", unit: 60) { $0.second / 60 % 60 }
        addClock("getSeconds", unit: 1) { $0.second % 60 }
        addMilliseconds()
    }

    private mutating func addAccessor(_ name: String, _ part: @escaping @Sendable (LocalTime) -> Int64) {
        add(name, Self.overloads(name)) { (args, _, run) throws(CELFault) in
            .int(part(try LocalTime(args, name, run.options)))
        }
    }

    /// Of a duration, the whole of it in the unit; of a timestamp, the part on the clock.
    private mutating func addClock(_ name: String, unit: Int64, _ part: @escaping @Sendable (LocalTime) -> Int64) {
        let ofDuration = CELOverload.receiver("duration_\(name)", [.duration], .int)
        add(name, Self.overloads(name) + [ofDuration]) { (args, _, run) throws(CELFault) in
            if case .duration(let length) = args[0], args.count == 1 {
                return .int(length.nanoseconds / (unit * 1_000_000_000))
            }
            return .int(part(try LocalTime(args, name, run.options)))
        }
    }

    private mutating func addMilliseconds() {
        let name = "getMilliseconds"
        add(name, Self.overloads(name) + [.receiver("duration_\(name)", [.duration], .int)]) {
            (args, _, run) throws(CELFault) in
            if case .duration(let length) = args[0], args.count == 1 {
                return .int(length.nanoseconds % 1_000_000_000 / 1_000_000)
            }
            return .int(try LocalTime(args, name, run.options).nanosecond / 1_000_000)
        }
    }

    private static func overloads(_ name: String) -> [CELOverload] {
        [
            .receiver("timestamp_\(name)", [.timestamp], .int),
            .receiver("timestamp_\(name)_zone", [.timestamp, .string], .int),
        ]
    }
}

/// What clock and calendar of a zone show.
private struct LocalTime {
    let date: CivilDate
    /// Seconds since midnight.
    let second: Int64
    let nanosecond: Int64

    init(_ args: [CELValue], _ name: String, _ options: CELOptions) throws(CELFault) {
        switch (args[0], args.count > 1 ? args[1] : .null) {
        case (.timestamp(let time), .null): self.init(time, offset: 0)
        case (.timestamp(let time), .string(let zone)): self.init(time, offset: try Self.offset(zone, time, options))
        case (.date(let date), .null): self.init(date: date, second: 0, nanosecond: 0)
        default: throw .noOverload(name, args)
        }
    }

    private init(_ time: CELTimestamp, offset: Int) {
        let (days, second) = (time.seconds + Int64(offset)).flooredDivision(by: 86_400)
        self.init(date: CivilDate(daysSinceEpoch: Int32(days)), second: second, nanosecond: Int64(time.nanoseconds))
    }

    private init(date: CivilDate, second: Int64, nanosecond: Int64) {
        self.date = date
        self.second = second
        self.nanosecond = nanosecond
    }

    var dayOfYear: Int64 {
        Int64(CivilDate(year: date.year, month: 1, day: 1)?.days(to: date) ?? 0)
    }

    /// The offset of `UTC`, `+01:00`, `01:00`, `-01:00` or of a named zone.
    private static func offset(_ zone: String, _ time: CELTimestamp, _ options: CELOptions) throws(CELFault) -> Int {
        if zone.isEmpty || zone == "UTC" { return 0 }
        var scanner = TimeScanner(zone.hasPrefix("+") || zone.hasPrefix("-") ? zone : "+" + zone)
        if let offset = scanner.offset(), scanner.isAtEnd { return offset }
        if zone == options.zone.name { return options.zone.offset(at: time.instant) }
        guard let rules = options.namedZone(zone) else {
            throw CELFault(.invalidArgument, "there is no time zone '\(zone)'")
        }
        return rules.offset(at: time.instant)
    }
}
