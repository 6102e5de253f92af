import DealModel
import ExactValues

extension MiningExport {
    /// The columns that every export has, before those of the attributes.
    static let csvColumns = ["deal", "activity", "kind", "time", "actor", "control", "reason", "value", "currency"]

    /// The log as CSV (RFC 4180), one row a step; a deal without steps has one row without activity and time.
    ///
    /// `dealkit` reads it back with `--map deal=deal --map stage=activity --map time=time`. All characters are kept, line
    /// breaks and control characters too. What a deal was worth and who looked after it is as at first.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        let attributes = log.attributes
        writer.row(Self.csvColumns + attributes.map(\.text))
        forEachCase { profile, steps in
            let known =
                [profile.value?.amount.description, profile.value?.currency.code]
                + attributes.map { profile.attributes[$0] }
            if steps.isEmpty {
                writer.row([profile.id.text, "", "", "", "", "", ""] + known.map { $0 ?? "" })
            }
            for step in steps {
                var reason = ""
                if case .closed(_, _, let stated?) = step.event.what { reason = stated.text }
                let control = step.event.control == .unknown ? "" : "\(step.event.control)"
                writer.row(
                    [
                        profile.id.text, step.activity.name, step.activity.kind, step.event.at?.description ?? "",
                        step.event.actor?.text ?? "", control, reason,
                    ] + known.map { $0 ?? "" })
            }
        }
        return writer.bytes
    }
}
