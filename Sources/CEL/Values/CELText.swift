// The language's strings are sequences of code points, compared code point by code point. Swift's `==`, `<`, `count`
// and `contains` see canonical equivalence and grapheme clusters instead, so none of them is used on values.

/// Whether two texts have the same code points.
@inline(__always)
package func sameText(_ a: String, _ b: String) -> Bool {
    let left = a.utf8
    let right = b.utf8
    guard left.count == right.count else { return false }
    let contiguous = left.withContiguousStorageIfAvailable { x in
        right.withContiguousStorageIfAvailable { y in sameBytes(UnsafeRawBufferPointer(x), UnsafeRawBufferPointer(y)) }
    }
    return (contiguous ?? nil) ?? left.elementsEqual(right)
}

/// Whether two places of equal length hold the same bytes, looked at eight at a time.
@inline(__always)
package func sameBytes(_ x: UnsafeRawBufferPointer, _ y: UnsafeRawBufferPointer) -> Bool {
    let count = x.count
    if count >= 8 {
        var place = 0
        while place + 8 <= count {
            if x.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                != y.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            {
                return false
            }
            place += 8
        }
        // The last word overlaps the one before it.
        return x.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            == y.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    }
    for place in 0..<count where x[place] != y[place] { return false }
    return true
}

/// Whether `a` stands before `b` by code points, which is the order of their UTF-8 bytes.
package func textPrecedes(_ a: String, _ b: String) -> Bool {
    let contiguous = a.utf8.withContiguousStorageIfAvailable { x in
        b.utf8.withContiguousStorageIfAvailable { y in
            bytesPrecede(UnsafeRawBufferPointer(x), UnsafeRawBufferPointer(y))
        }
    }
    return (contiguous ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
}

/// Whether the bytes at one place stand before those at another, looked at eight at a time as long as they are the same.
private func bytesPrecede(_ x: UnsafeRawBufferPointer, _ y: UnsafeRawBufferPointer) -> Bool {
    let count = min(x.count, y.count)
    var place = 0
    while place + 8 <= count,
        x.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            == y.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    {
        place += 8
    }
    while place < count, x[place] == y[place] { place += 1 }
    return place < count ? x[place] < y[place] : x.count < y.count
}

/// What it costs to compare two texts beyond the usual: a unit for each 256 bytes that both have.
@inline(__always)
func comparisonCost(_ a: String, _ b: String) -> Int { min(a.utf8.count, b.utf8.count) >> 7 }

/// The number of code points: of bytes that do not go on with one.
func scalarCount(_ text: String) -> Int {
    let contiguous = text.utf8.withContiguousStorageIfAvailable { bytes in
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
    return contiguous ?? text.unicodeScalars.count
}

/// What it costs to count the code points.
@inline(__always)
func countingCost(_ text: String) -> Int { text.utf8.count >> 5 }

/// A text that is equal to and hashed like its UTF-8 bytes, for use as a key.
package struct CELText: Hashable, Sendable {
    package let string: String

    package init(_ string: String) { self.string = string }

    package static func == (a: CELText, b: CELText) -> Bool { sameText(a.string, b.string) }

    package func hash(into hasher: inout Hasher) {
        var copy = string
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
