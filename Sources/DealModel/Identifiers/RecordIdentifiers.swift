/// Which deal it is.
public struct DealID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which customer it is.
public struct CustomerID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which person at a customer it is.
public struct PersonID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which interaction it is.
public struct InteractionID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which document it is.
public struct DocumentID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which claim it is.
public struct ClaimID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which reminder it is.
public struct ReminderID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}

/// Which user of the host's system it is.
public struct UserID: WordID {
    /// The word itself.
    public let text: String
    /// The identifier with this word.
    public init(_ text: String) { self.text = text }
}
