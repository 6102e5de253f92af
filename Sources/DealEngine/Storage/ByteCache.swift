internal import Synchronization

/// Records that were read or written lately, by the bytes they are stored as: what has the same bytes is the same
/// record, whoever wrote it, so that nothing here can be out of date.
package final class ByteCache<Record: Sendable>: Sendable {
    private struct Entry: Sendable {
        let bytes: [UInt8]
        let record: Record
    }

    /// Each slot is taken over by the next record that falls into it.
    private let slots: Mutex<[Entry?]>
    private let count: Int

    package init(count: Int = 1_024) {
        self.count = count
        slots = Mutex(Array(repeating: nil, count: count))
    }

    /// The record with these bytes, if it was seen lately.
    package func record(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> Record? {
        slots.withLock { entries in
            guard let entry = entries[place(slot)] else { return nil }
            return entry.bytes.withUnsafeBytes { $0.hasSameBytes(as: bytes) } ? entry.record : nil
        }
    }

    package func keep(_ record: Record, _ slot: Int, _ bytes: [UInt8]) {
        slots.withLock { $0[place(slot)] = Entry(bytes: bytes, record: record) }
    }

    private func place(_ slot: Int) -> Int { Int(UInt(bitPattern: slot) % UInt(count)) }
}

extension UnsafeRawBufferPointer {
    /// Eight bytes at a time: a record has hundreds of them, and each load of a deal compares them all.
    fileprivate func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var place = 0
        while place &+ 8 <= count {
            let own = loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if own != other.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
            place &+= 8
        }
        return self[place...].elementsEqual(other[place...])
    }
}

/// A deal from its bytes, and their digest.
package struct StoredBody: Sendable {
    package let digest: ContentDigest
    package let body: DealBody

    package init(digest: ContentDigest, body: DealBody) {
        self.digest = digest
        self.body = body
    }
}
