package import DealModel

extension ValueText {
    /// The value of a fact as its type is shown to the reader.
    ///
    /// - Parameters:
    ///   - value: The value; nil when nobody has stated the fact.
    ///   - type: The declared type: a number is shown as per cent only where the type says so.
    package func text(_ value: FactValue?, as type: FactType) -> String {
        guard let value else { return style.absent }
        switch value {
        case .text(let text): return text
        case .int(let number): return text(number)
        case .number(let number): return type.element == .percent ? percent(number) : text(number)
        case .money(let money): return text(money)
        case .bool(let truth): return text(truth)
        case .date(let date): return text(date)
        case .timestamp(let instant): return text(instant)
        case .list(let elements): return list(elements.map { text($0, as: type.element) })
        }
    }
}
