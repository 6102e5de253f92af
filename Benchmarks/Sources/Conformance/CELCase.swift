import CEL

/// One case of the public CEL suite, in the form that the data's README describes.
struct CELCase {
    let id: String
    let source: String
    let json: JSON

    init?(_ json: JSON) {
        guard let file = json["file"]?.string, let section = json["section"]?.string, let name = json["name"]?.string,
            let source = json["expr"]?.string
        else { return nil }
        id = "\(file)/\(section)/\(name)"
        self.source = source
        self.json = json
    }

    /// What is to come of it.
    enum Expectation {
        case value(CELValue)
        case error
        /// Only the type is deduced.
        case type
    }

    var expectation: Expectation? {
        if json["checkOnly"]?.bool == true { return .type }
        if json["result"]?["evalError"] != nil { return .error }
        let value = json["result"]?["value"] ?? json["result"]?["typedResult"]?["value"]
        return value.flatMap(CELValue.init(json:)).map(Expectation.value)
    }

    var isChecked: Bool { json["disableCheck"]?.bool != true }
    var container: String { json["container"]?.string ?? "" }
    /// The type that the checker is to find; `nil` where the case does not say.
    var type: CELType? { json["result"]?["typedResult"]?["type"].flatMap(CELType.init(json:)) }

    /// The variables by name.
    var bindings: [String: CELValue] {
        guard case .object(let members)? = json["bindings"] else { return [:] }
        return Dictionary(members.compactMap { name, value in CELValue(json: value).map { (name, $0) } }) { $1 }
    }

    /// What the case declares.
    var schema: CELSchema<[String: CELValue]> {
        CELSchema("variables") { schema in
            for declaration in json["typeEnv"]?.array ?? [] {
                guard let name = declaration["name"]?.string else { continue }
                if let type = declaration["ident"].flatMap(CELType.init(json:)) {
                    schema.field(name, type: type) { CELReading($0[name]) }
                }
                for overload in declaration["function"]?.array ?? [] {
                    schema.function(
                        name, (overload["params"]?.array ?? []).compactMap(CELType.init(json:)),
                        returns: overload["result"].flatMap(CELType.init(json:)) ?? .dyn,
                        isReceiver: overload["receiver"]?.bool ?? false
                    ) { _ in .null }
                }
            }
        }
    }
}
