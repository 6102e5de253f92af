internal import ExactValues

/// Decodes a plugin's typed parameters from a rule's `with:` map, without Foundation, and with a place in the file for
/// every error.
package enum ParameterDecoder {
    /// Decodes `Parameters`, and refuses keys that nothing has read: a misspelt key would otherwise be obeyed by
    /// nobody.
    ///
    /// - Throws: The first error, with its place.
    package static func decode<Parameters: Decodable>(
        _ type: Parameters.Type, from node: ParameterNode
    ) throws(ParameterError) -> Parameters {
        let reading = ParameterReading()
        do {
            let value = try ParameterValueDecoder(node: node, path: [], reading: reading).value(of: type)
            try reading.refuseUnreadKeys()
            return value
        } catch let error as ParameterError {
            throw error
        } catch let error as DecodingError {
            throw ParameterError(decoding: error, in: node)
        } catch {
            throw ParameterError(place: node.place, message: "\(error)")
        }
    }
}

/// What one decoding has asked for so far: the keys of each map that was opened.
final class ParameterReading {
    private struct Opened {
        let members: [ParameterNode.Member]
        var asked: Set<String>
    }

    private var opened: [ParameterPlace: Opened] = [:]

    func open(_ members: [ParameterNode.Member], at place: ParameterPlace) {
        if opened[place] == nil { opened[place] = Opened(members: members, asked: []) }
    }

    func ask(for key: String, at place: ParameterPlace) {
        opened[place]?.asked.insert(key)
    }

    /// A map whose keys were listed (`allKeys`) is a dictionary to its reader: every key is meant.
    func askForAll(at place: ParameterPlace) {
        guard let members = opened[place]?.members else { return }
        opened[place]?.asked.formUnion(members.map(\.key))
    }

    func refuseUnreadKeys() throws(ParameterError) {
        let unread = opened.values.flatMap { map in
            map.members.filter { !map.asked.contains($0.key) && !$0.key.hasPrefix("x-") }.map { ($0, map.asked) }
        }
        guard let (member, asked) = unread.min(by: { $0.0.keyPlace < $1.0.keyPlace }) else { return }
        let near = nearest(to: member.key, among: asked.sorted())
        throw ParameterError(
            place: member.keyPlace, message: "the plugin has no parameter '\(member.key)'",
            help: near.map { "did you mean '\($0)'?" })
    }
}

extension ParameterError {
    /// Gives an error of the standard library, which knows a path only, its place in the file.
    init(decoding error: DecodingError, in root: ParameterNode) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                place: root.node(along: context.codingPath).place,
                message: "the parameter '\(key.stringValue)' is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            self.init(place: root.node(along: context.codingPath).place, message: context.debugDescription)
        @unknown default:
            self.init(place: root.place, message: "\(error)")
        }
    }
}
