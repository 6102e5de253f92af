/// Which process it is.
public struct ProcessID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which stage it is.
public struct StageID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which role it is.
public struct RoleID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which rule it is.
public struct RuleID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which outcome it is.
public struct OutcomeID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which reason of an outcome it is.
public struct ReasonID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which task of the process it is.
public struct TaskID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which rule plugin it is.
public struct PluginID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which kind of document it is.
///
/// The process file declares the kinds with their states.
public struct DocumentKind: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which state of a document it is.
public struct DocumentState: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}
