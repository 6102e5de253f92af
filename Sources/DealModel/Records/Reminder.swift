public import ExactValues

/// An alarm about a deal for somebody.
public struct Reminder: Identifiable, Hashable, Sendable {
    /// Which reminder.
    public let id: ReminderID
    /// The deal it is about.
    public let deal: DealID
    /// Whom it is for.
    public let user: UserID?
    /// In which roles, when it is for whoever holds one.
    public let roles: [RoleID]
    /// When it rings.
    public let at: Instant
    /// What it says.
    public let text: LocalizedText

    /// An alarm.
    public init(
        id: ReminderID, deal: DealID, user: UserID? = nil, roles: [RoleID] = [], at: Instant, text: LocalizedText
    ) {
        self.id = id
        self.deal = deal
        self.user = user
        self.roles = roles
        self.at = at
        self.text = text
    }
}
