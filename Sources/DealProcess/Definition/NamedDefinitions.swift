package import DealModel

/// A role people can hold.
package struct RoleDefinition: Sendable {
    package let id: Located<RoleID>
    package var title: TextDefinition?
}

/// A kind of document and the states one can be in.
package struct DocumentDefinition: Sendable {
    package let id: Located<DocumentKind>
    package var title: TextDefinition?
    package var states: [Located<DocumentState>] = []
}

/// A value that conditions and messages read as `constants.NAME`.
package struct ConstantDefinition: Sendable {
    package let name: Located<String>
    package let type: FactType
    package let value: FactValue
    package let span: SourceSpan
}

/// A fact this process adds, or a built-in string it narrows to some values.
package struct FieldDefinition: Sendable {
    /// `deal`, `customer` or `terms`.
    package let root: FactRoot
    package let name: Located<String>
    package var type: Located<FactType>
    package var title: TextDefinition?
    /// The only strings allowed; nil for any.
    package var values: [Located<String>]?
    /// Whether the field is a list of `type`.
    package var isList: Bool = false

    package var path: FactPath { FactPath(root, name.value) }
    package var factType: FactType { isList ? .list(of: type.value) : type.value }
}
