import DealModel
public import ExactValues

/// An event in the form that many systems understand: CloudEvents 1.0, in its JSON format.
///
///     let event = CloudEvent(claimed.effect, from: "/sales", type: "com.example.sales.")
///     try await bus.send(event.json, contentType: CloudEvent.mediaType, key: event.subject)
///
/// - SeeAlso: github.com/cloudevents/spec, *CloudEvents 1.0.2* and its *JSON Event Format*; the extensions are
///   *Sequence* and *Partitioning* of the same place.
public struct CloudEvent: Hashable, Sendable {
    /// The media type of ``json``.
    public static var mediaType: String { "application/cloudevents+json" }

    /// With ``source`` the name of the event; the same for each delivery of it: `deal/sequence/effect`.
    public let id: String
    /// Who says it: a URI reference, `/sales` or `https://crm.example.com/sales`.
    public let source: String
    /// What happened: `com.example.sales.shipment.requested`.
    public let type: String
    /// The deal, by its id.
    public let subject: String
    /// When what caused it happened.
    public let time: Instant
    /// The extension `sequence`: events of one subject in the order of these texts, which are of one length.
    public let sequence: String
    /// The facts handed over, by their names, in one JSON object: what the binary mode has for a body.
    ///
    /// Numbers and money are texts, as everywhere in DealKit's bytes: no receiver rounds them.
    public let data: [UInt8]

    /// The event of an effect.
    ///
    /// - Parameters:
    ///   - effect: What is told.
    ///   - source: Who says it, a URI reference; not empty. Events of two tenants need two.
    ///   - prefix: What stands before the effect's own event in the type: a domain of the host's read backwards, with a
    ///     dot at its end.
    public init(_ effect: Effect, from source: String, type prefix: String = "") {
        let deal = Self.attribute(effect.key.deal.text)
        id = "\(deal)/\(effect.key.sequence)/\(effect.key.effect)"
        self.source = Self.attribute(source)
        type = Self.attribute(prefix + effect.event)
        subject = deal
        time = effect.at
        sequence = Self.padded(effect.key.sequence, to: 12) + "." + Self.padded(effect.key.effect, to: 4)
        data = CanonicalWriter.bytes { facts in
            for fact in effect.payload { facts.set(fact.name, fact.value) }
        }
    }

    /// The event with its data in one JSON object, keys sorted, without white space: the structured mode.
    public var json: [UInt8] {
        CanonicalWriter.bytes { object in
            object.set("data", canonical: data)
            object.set("datacontenttype", "application/json")
            object.set("id", id)
            object.set("partitionkey", subject)
            object.set("sequence", sequence)
            object.set("source", source)
            object.set("specversion", "1.0")
            object.set("subject", subject)
            object.set("time", time)
            object.set("type", type)
        }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// A text as an attribute may be: control characters and what Unicode keeps for itself are written as a URI writes
    /// them, and so is the sign that begins such a group, since two names must not become one.
    private static func attribute(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isEscaped) else { return text }
        var written = ""
        for scalar in text.unicodeScalars {
            guard isEscaped(scalar) else {
                written.unicodeScalars.append(scalar)
                continue
            }
            for byte in String(scalar).utf8 { written += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        }
        return written
    }

    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x25, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}

extension CloudEvent {
    /// The same bytes.
    public static func == (first: CloudEvent, second: CloudEvent) -> Bool { first.json == second.json }

    /// By the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}
