/// What is known of a fact before anybody states it.
public struct FactDeclaration: Hashable, Sendable {
    /// Its name.
    public let path: FactPath
    /// The type of its value.
    public let type: FactType
    /// The only texts allowed; `nil` when all are. Of a list: the only texts in it.
    public let values: [String]?
    /// What people call it.
    public let title: LocalizedText
    /// Whether DealKit keeps it, so that nobody sets it.
    public let isKept: Bool
    /// Whether only a process with stages has it.
    public let needsStages: Bool
    /// What it is while nobody has stated it; `nil`: absent. A list is then empty.
    public let defaultValue: FactValue?

    /// A fact of a process or a host's plugin; the title defaults to the name.
    public init(_ path: FactPath, _ type: FactType, title: LocalizedText? = nil, values: [String]? = nil) {
        self.init(path, type, title: title ?? LocalizedText(path.name), values: values, isKept: false)
    }

    /// A fact that a plugin answers with, read as `answer.NAME`.
    public static func answer(_ name: String, _ type: FactType, title: LocalizedText? = nil) -> FactDeclaration {
        FactDeclaration(FactPath(.answer, name), type, title: title)
    }

    package init(
        _ path: FactPath, _ type: FactType, title: LocalizedText, values: [String]? = nil, isKept: Bool,
        needsStages: Bool = false, defaultValue: FactValue? = nil
    ) {
        self.path = path
        self.type = type
        self.values = values
        self.title = title
        self.isKept = isKept
        self.needsStages = needsStages
        self.defaultValue = type.isList ? .list([]) : defaultValue
    }
}
