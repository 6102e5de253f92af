/// How a language writes the values of facts.
///
/// English, Russian and Chinese are built in and every other language uses English's, until a host brings its own:
///
///     var german = ValueStyle.english
///     german.numbers = NumberStyle(decimalMark: ",", groupMark: ".", percentMark: "\u{A0}%")
///     german.yes = "ja"
///     german.no = "nein"
public struct ValueStyle: Hashable, Sendable {
    /// How numbers are written.
    public var numbers: NumberStyle
    /// The word for true.
    public var yes: String
    /// The word for false.
    public var no: String
    /// What stands between the elements of a list: `, ` or `、`.
    public var listMark: String
    /// What is printed for a fact that nobody has stated, and for a list without elements.
    public var absent: String

    /// A way to write values.
    public init(numbers: NumberStyle, yes: String, no: String, listMark: String = ", ", absent: String = "–") {
        self.numbers = numbers
        self.yes = yes
        self.no = no
        self.listMark = listMark
        self.absent = absent
    }
}

extension ValueStyle {
    /// `184,500.00 EUR`, `18%`, `yes`.
    public static let english = ValueStyle(numbers: .english, yes: "yes", no: "no")
    /// `184 500,00 EUR`, `18 %`, `да`.
    public static let russian = ValueStyle(numbers: .russian, yes: "да", no: "нет")
    /// `184,500.00 EUR`, `18%`, `是`; lists with `、`.
    public static let chinese = ValueStyle(numbers: .chinese, yes: "是", no: "否", listMark: "、")
}
