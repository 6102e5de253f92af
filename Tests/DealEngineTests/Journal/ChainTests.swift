import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("The chain of a deal's history", .tags(.journal, .storage))
struct ChainTests {
    let entries = JournalEntryTests.entries

    @Test("SEMANTICS 6.6: an untouched history is sound, and its head is the same in every run")
    func sound() throws {
        let first = verify(entries)
        #expect(first.isSound)
        let head = try #require(first.head)
        #expect(head.sequence == entries.count)
        #expect(verify(entries, kept: head).isSound)
        var link: ContentDigest?
        for entry in entries { link = entry.link(after: link) }
        #expect(head.hash == link)
    }

    @Test("SEMANTICS 6.6: a changed record anywhere changes the head that was kept", arguments: 1...17)
    func changed(sequence: Int) throws {
        let head = try #require(verify(entries).head)
        var touched = entries
        let old = touched[sequence - 1]
        touched[sequence - 1] = JournalEntry(
            deal: old.deal, sequence: old.sequence, at: old.at, actor: "mallory", event: old.event)
        #expect(verify(touched, kept: head).finding == .changed(sequence: entries.count))
    }

    @Test("SEMANTICS 6.6: the first missing record is named", arguments: 1...16)
    func missing(sequence: Int) {
        var touched = entries
        touched.remove(at: sequence - 1)
        #expect(verify(touched).finding == .missing(sequence: sequence))
    }

    @Test("SEMANTICS 6.6: a cut tail is seen by a head that was kept elsewhere, and by nothing else")
    func cutTail() throws {
        let head = try #require(verify(entries).head)
        let cut = Array(entries.dropLast(2))
        #expect(verify(cut).isSound)
        #expect(verify(cut, kept: head).finding == .missing(sequence: entries.count - 1))
    }

    @Test("SEMANTICS 6.6: a record of another deal is foreign")
    func foreign() {
        var touched = entries
        let old = touched[4]
        touched[4] = JournalEntry(deal: "d-2", sequence: 5, at: old.at, actor: old.actor, event: old.event)
        #expect(verify(touched).finding == .foreign(sequence: 5))
    }

    @Test("SEMANTICS 5.6: a stored deal that its journal does not tell of is found")
    func unlike() throws {
        let rebuilt = try #require(Facts(rebuilding: entries))
        var deal = rebuilt.deal
        #expect(Verification(of: "d-1", entries: entries, kept: nil, stored: body(deal, rebuilt)).isSound)
        deal.lastCustomerEventAt = tuesday
        #expect(Verification(of: "d-1", entries: entries, kept: nil, stored: body(deal, rebuilt)).isSound)
        deal.title = "Twelve pumps"
        let found = Verification(of: "d-1", entries: entries, kept: nil, stored: body(deal, rebuilt)).finding
        #expect(found == .unlike(sequence: entries.count))
    }

    @Test("API 3.2: the digest of the deal in an entry names the entry after which the deal is another")
    func states() {
        var touched = entries
        let old = touched[1]
        touched[1] = JournalEntry(
            deal: old.deal, sequence: 2, at: old.at, actor: old.actor, event: old.event,
            state: ContentDigest(of: "another".utf8))
        #expect(verify(touched).finding == .unlike(sequence: 2))
    }

    @Test("A digest is read back from its text, and from nothing else")
    func digestText() {
        let digest = ContentDigest(of: "abc".utf8)
        // The test vector of FIPS 180-2.
        #expect(digest.description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(ContentDigest(hex: digest.description) == digest)
        #expect(ContentDigest(hex: "ba78") == nil)
        #expect(ContentDigest(hex: String(repeating: "g", count: 64)) == nil)
    }

    private func body(_ deal: Deal, _ rebuilt: Facts) -> DealBody {
        DealBody(deal, documents: rebuilt.documents, tasks: rebuilt.tasks, approvals: rebuilt.approvals)
    }

    private func verify(_ entries: [JournalEntry], kept: ChainHead? = nil) -> Verification {
        Verification(of: "d-1", entries: entries, kept: kept, stored: nil)
    }
}
