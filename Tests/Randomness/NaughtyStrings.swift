import Foundation
package import Testing

/// The strings of the public list of naughty strings, where the shared test data lie beside the package; else none.
package let naughtyStrings: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    for place in [root.deletingLastPathComponent(), root] {
        let file = place.appending(path: "shared/conformance/yaml/naughty-strings.json")
        guard let data = try? Data(contentsOf: file),
            let list = try? JSONDecoder().decode(NaughtyList.self, from: data)
        else { continue }
        return list.cases.compactMap { $0.json.first?.name }
    }
    return []
}()

extension Trait where Self == ConditionTrait {
    /// Only where the list of naughty strings is.
    package static var withNaughtyStrings: Self {
        .enabled(if: !naughtyStrings.isEmpty, "the shared conformance data do not lie beside the package")
    }
}

private struct NaughtyList: Decodable {
    struct Case: Decodable { let json: [Document] }
    struct Document: Decodable { let name: String }

    let cases: [Case]
}
