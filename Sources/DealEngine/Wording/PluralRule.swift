/// A form that a sentence takes for a number, as languages have them.
public enum PluralForm: Hashable, Sendable, CaseIterable {
    /// For nothing, where a language has a form of its own for it, as Arabic.
    case zero
    /// English 1; Russian 1, 21, 101.
    case one
    /// For two, where a language has a form of its own for it, as Arabic.
    case two
    /// Russian 2 to 4, 22 to 24.
    case few
    /// Russian 0, 5 to 20, 111.
    case many
    /// Whatever has no form of its own; every sentence has this one.
    case other
}

/// Which form of a sentence a number takes in a language.
public struct PluralRule: Sendable {
    /// The form for a whole number from 0 up.
    public let form: @Sendable (_ count: Int) -> PluralForm

    /// A rule of the host's own.
    public init(_ form: @escaping @Sendable (_ count: Int) -> PluralForm) {
        self.form = form
    }

    /// One form for 1 and one for the rest: English, German, Spanish.
    public static let oneAndOther = PluralRule { $0 == 1 ? .one : .other }

    /// One form for every number: Chinese, Japanese, Vietnamese.
    public static let invariant = PluralRule { _ in .other }

    /// Russian and its neighbours: by the last digit, but for the numbers that end in 11 to 14.
    public static let eastSlavic = PluralRule { count in
        let (lastTwo, last) = (count % 100, count % 10)
        if (11...14).contains(lastTwo) { return .many }
        switch last {
        case 1: return .one
        case 2...4: return .few
        default: return .many
        }
    }
}
