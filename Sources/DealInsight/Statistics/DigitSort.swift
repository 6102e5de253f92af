extension [Int64] {
    /// The numbers, rising.
    ///
    /// By their digits of eleven bits, the lowest first (Knuth, *The Art of Computer Programming* 3, 5.2.5), which on a
    /// million ages is several times as fast as comparing them. What lies in order is left as it is.
    ///
    /// - Complexity: O(*n*).
    func sortedByDigits() -> [Int64] {
        guard count > Self.fewest, let first else { return sorted() }
        var (least, greatest, last, isInOrder) = (first, first, first, true)
        for number in self {
            if number < last { isInOrder = false }
            last = number
            least = Swift.min(least, number)
            greatest = Swift.max(greatest, number)
        }
        if isInOrder { return self }
        let bits = UInt64.bitWidth - UInt64(bitPattern: greatest &- least).leadingZeroBitCount
        var (sorted, other) = (self, self)
        for shift in stride(from: 0, to: bits, by: Self.digitBits) {
            sorted.distribute(into: &other, by: shift, above: least)
            swap(&sorted, &other)
        }
        return sorted
    }

    /// Fewer numbers are compared.
    private static var fewest: Int { 512 }
    private static var digitBits: Int { 11 }

    /// Puts the numbers in order of one digit, and leaves those of the same digit in the order they have.
    private func distribute(into sorted: inout [Int64], by shift: Int, above least: Int64) {
        let mask = UInt64(1 << Self.digitBits - 1)
        var places = [Int](repeating: 0, count: 1 << Self.digitBits)
        for number in self { places[Int(UInt64(bitPattern: number &- least) >> UInt64(shift) & mask)] += 1 }
        var sum = 0
        for digit in places.indices { (places[digit], sum) = (sum, sum + places[digit]) }
        for number in self {
            let digit = Int(UInt64(bitPattern: number &- least) >> UInt64(shift) & mask)
            sorted[places[digit]] = number
            places[digit] += 1
        }
    }
}
