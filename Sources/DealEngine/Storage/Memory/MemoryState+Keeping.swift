import DealModel
import ExactValues

// What is asked for long after the deed: receipts, seals, and that somebody be forgotten.
extension MemoryState {
    func receipt(of deal: DealID, at sequence: Int) -> [UInt8]? {
        guard let receipts, !receipts.isEmpty, let number = number(of: deal) else { return nil }
        var position = deals[number].lastEntry
        while position > 0, journal.sequence(at: position) > sequence { position = journal.position(before: position) }
        guard position > 0, journal.sequence(at: position) == sequence else { return nil }
        return receipts[position]?.bytes
    }

    // MARK: - Seals

    mutating func seal(at now: Instant) -> Seal {
        var digest = SealDigest(after: seals.last?.seal.digest)
        var heads: [DealHead] = []
        for number in numbersInOrder() {
            guard let head = head(of: Int(number)) else { continue }
            digest.add(head)
            heads.append(head)
        }
        let seal = Seal(number: seals.count + 1, at: now, deals: digest.deals, digest: digest.digest)
        seals.append((seal, heads))
        return seal
    }

    private func head(of number: Int) -> DealHead? {
        let deal = deals[number].facts.deal.id
        var link: ContentDigest?
        for entry in entries(of: deal, after: 0, limit: .max) { link = entry.link(after: link) }
        return link.map { DealHead(deal, ChainHead(sequence: deals[number].revision, hash: $0)) }
    }

    func seal(_ number: Int?) -> Seal? {
        guard let number else { return seals.last?.seal }
        return seals.indices.contains(number - 1) ? seals[number - 1].seal : nil
    }

    func heads(of number: Int, after last: DealID?, limit: Int) -> [DealHead] {
        guard seals.indices.contains(number - 1) else { return [] }
        let rest = seals[number - 1].heads.drop { head in last.map { head.deal <= $0 } ?? false }
        return Array(rest.prefix(limit))
    }

    // MARK: - Erasing

    mutating func erase(_ subject: DataSubject) -> Int {
        var changed = 0
        if let place = customerNumbers[subject.customer].map(Int.init),
            let erased = customers[place].customer.erasing(subject)
        {
            customers[place].customer = erased
            customers[place].counters.revision += 1
            changed += 1
        }
        // By the id that the deal has: its customer may be kept elsewhere.
        for number in deals.indices where deals[number].facts.deal.customer == subject.customer {
            changed += erase(subject, in: number)
        }
        return changed
    }

    private mutating func erase(_ subject: DataSubject, in number: Int) -> Int {
        var changed = 0
        for index in deals[number].facts.interactions.indices {
            guard let erased = deals[number].facts.interactions[index].erasing(subject) else { continue }
            deals[number].facts.interactions[index] = erased
            changed += 1
        }
        if case .customer = subject, personalKeys.removeValue(forKey: number) != nil {
            deals[number].facts.deal = deals[number].facts.deal.withoutPersonalValues
            changed += 1
        }
        if changed > 0 { deals[number].activity += 1 }
        guard case .customer = subject else { return changed }
        if attempts.removeValue(forKey: number) != nil { changed += 1 }
        var position = deals[number].lastEntry
        while position > 0 {
            if receipts?.removeValue(forKey: position) != nil { changed += 1 }
            position = journal.position(before: position)
        }
        return changed
    }
}
