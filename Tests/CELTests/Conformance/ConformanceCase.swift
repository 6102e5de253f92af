import CEL
import ExactValues
import Foundation

/// One case of the public conformance suite, in the form that the data's README describes.
struct ConformanceCase: Decodable {
    let file: String
    let section: String
    let name: String
    let expr: String
    let container: String?
    let disableCheck: Bool?
    let checkOnly: Bool?
    let typeEnv: [JSON]?
    let bindings: [String: JSON]
    let result: JSON

    /// The folder of the data; it lies beside the package, and is not part of it.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/conformance/cel").standardizedFileURL

    static let isPresent = FileManager.default.fileExists(atPath: folder.appending(path: "basic.json").path)

    static func read(_ file: String) throws -> [ConformanceCase] {
        let data = try Data(contentsOf: folder.appending(path: "\(file).json"))
        return try JSONDecoder().decode([ConformanceCase].self, from: data)
    }
}

/// Any JSON.
enum JSON: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var array: [JSON]? {
        if case .array(let array) = self { array } else { nil }
    }

    var single: (key: String, value: JSON)? {
        if case .object(let object) = self { object.first.map { ($0.key, $0.value) } } else { nil }
    }
}
