import DealProcess

/// A sentence of a language, with a form for each kind of number where it counts something.
///
///     "“{fact}” is not set."
///     [.one: "1 thing is missing.", .other: "{count} things are missing."]
///
/// `{name}` is replaced by the value of that name, `{{` is a brace. What stands between braces in any other way is text.
public struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
    private let forms: [PluralForm: MessageTemplate]

    /// A sentence with the same form for every number.
    public init(_ text: String) {
        self.init([.other: text])
    }

    /// A sentence with several forms; a number whose form is not there takes `other`.
    public init(_ forms: [PluralForm: String]) {
        self.forms = forms.mapValues { MessageTemplate.read($0).template }
    }

    /// A sentence with the same form for every number.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// A sentence with several forms. A form written twice counts as last written.
    public init(dictionaryLiteral forms: (PluralForm, String)...) {
        self.init(Dictionary(forms) { $1 })
    }

    /// The names of the values that the sentence prints, over all its forms, sorted.
    public var names: [String] {
        Set(forms.values.flatMap(\.placeholders).map(\.path)).sorted()
    }

    /// The forms the sentence has.
    package var written: Set<PluralForm> { Set(forms.keys) }

    /// The form for a number with its values put in; a name without a value is printed as it is written.
    package func rendered(_ form: PluralForm, _ value: (_ name: String) -> String?) -> String {
        let template = forms[form] ?? forms[.other] ?? forms[.many] ?? MessageTemplate(verbatim: "")
        return template.rendered { name in value(name) ?? "{\(name)}" }
    }
}
