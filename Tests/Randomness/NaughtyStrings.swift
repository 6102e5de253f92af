import Foundation

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

private struct NaughtyList: Decodable {
    struct Case: Decodable { let json: [Document] }
    struct Document: Decodable { let name: String }

    let cases: [Case]
}
