public import DealModel
import ExactValues

extension DealDesk {
    /// Looks through a deal's history: whether entries are missing or foreign, whether the stored deal is the one they
    /// tell of, whether receipts are those the entries were written with, and whether all still is what a head was made
    /// of that was kept elsewhere.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - kept: A head that a reply, a seal or an earlier verification gave.
    /// - Returns: The present head, to be kept, and the first finding.
    public func verify(
        _ deal: DealID, against kept: ChainHead? = nil
    ) async throws(DeskError) -> Verification {
        let entries = try await history(of: deal)
        let found = try await core.stored(deal)
        let verification = Verification(
            of: deal, entries: entries, kept: kept, hash: found?.hash, stored: found?.facts.body)
        guard verification.isSound, let wrong = try await wrongReceipt(of: entries) else { return verification }
        return Verification(deal: deal, head: verification.head, finding: .receipt(sequence: wrong))
    }

    /// The first entry whose receipt is there, and is another than it was written with.
    private func wrongReceipt(of entries: [JournalEntry]) async throws(DeskError) -> Int? {
        for entry in entries {
            guard let digest = entry.receipt, let receipt = try await receipt(of: entry.deal, at: entry.sequence)
            else { continue }
            if ContentDigest(of: receipt) != digest { return entry.sequence }
        }
        return nil
    }

    /// What the command of an entry read and concluded, as canonical bytes; `nil` where no receipt is kept, or it was
    /// erased.
    public func receipt(of deal: DealID, at sequence: Int) async throws(DeskError) -> [UInt8]? {
        do throws(StoreError) {
            return try await core.deals.store.receipt(of: deal, at: sequence)
        } catch {
            throw .store(error)
        }
    }

    // MARK: - Seals (SEMANTICS 6.6)

    /// Seals the ends of all histories, chained to the last seal. Keep what it returns where the store's administrators
    /// cannot reach it.
    ///
    /// - Throws: ``DeskError/store(_:)`` with ``NotOffered`` when the store cannot seal.
    public func seal() async throws(DeskError) -> Seal {
        let store: any SealStore = try offered("to seal")
        do throws(StoreError) {
            return try await store.seal(at: core.clock.now())
        } catch {
            throw .store(error)
        }
    }

    /// Looks through every deal that a seal covers, against the end its history had then.
    ///
    /// - Parameter kept: The seal as it was kept elsewhere.
    /// - Returns: Everything that is not as it was sealed, in the order of the ids; empty: nothing was found.
    public func verify(_ kept: Seal) async throws(DeskError) -> [SealFinding] {
        let store: any SealStore = try offered("to seal")
        var findings: [SealFinding] = []
        var digest: SealDigest
        do throws(StoreError) {
            let previous = kept.number > 1 ? try await store.seal(kept.number - 1)?.digest : nil
            digest = SealDigest(after: previous)
        } catch {
            throw .store(error)
        }
        var last: DealID?
        while true {
            let page: [DealHead]
            do throws(StoreError) {
                page = try await store.heads(of: kept.number, after: last, limit: 512)
            } catch {
                throw .store(error)
            }
            guard let end = page.last?.deal else { break }
            last = end
            for head in page {
                digest.add(head)
                let verification = try await verify(head.deal, against: head.head)
                if let finding = verification.finding { findings.append(.deal(head.deal, finding)) }
            }
        }
        if digest.digest != kept.digest { findings.append(.seal(kept.number)) }
        return findings
    }

    func offered<Part>(_ what: String) throws(DeskError) -> Part {
        guard let part = core.deals.store as? Part else { throw .store(.failed(NotOffered(what: what))) }
        return part
    }
}

/// Something that is not as it was sealed.
public enum SealFinding: Hashable, Sendable {
    /// The list of deals that the store keeps with the seal of this number is not the one that was sealed.
    case seal(Int)
    /// The history of a deal.
    case deal(DealID, Verification.Finding)
}

/// A store of the host's own does not offer something that not every store must.
public struct NotOffered: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for.
    public let what: String

    /// The error for this.
    public init(what: String) { self.what = what }

    /// What is not offered.
    public var description: String { "this store does not offer \(what)" }
}

extension DeskCore {
    /// The file of a deal as it is stored, whether or not it is the one its journal tells of.
    func stored(_ deal: DealID) async throws(DeskError) -> DealFile? {
        do throws(StoreError) {
            return try await deals.store.load(LoadRequest(deal, reading: .groups(.all)))
        } catch {
            throw .store(error)
        }
    }
}
