/// Who asks for something, and in which roles.
///
///     let anna = DealActor("anna", roles: ["manager"])
///
/// The host says who somebody is; DealKit believes it.
public struct DealActor: Hashable, Sendable {
    /// The person.
    public let id: UserID
    /// The roles the person holds, each once, in order of their bytes.
    public let roles: [RoleID]

    /// A person in roles; repeated roles count once.
    public init(_ id: UserID, roles: some Sequence<RoleID> = []) {
        self.id = id
        self.roles = Set(roles).sorted()
    }

    /// Whether the person holds this role.
    public func holds(_ role: RoleID) -> Bool { roles.contains(role) }

    /// Whether the person holds one of these roles.
    public func holds(anyOf others: some Sequence<RoleID>) -> Bool { others.contains(where: roles.contains) }
}
