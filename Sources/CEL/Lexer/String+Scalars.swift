extension String {
    /// The text of a part of a source. Conditions are hardly ever anything but ASCII, which needs no decoding.
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        guard scalars.allSatisfy({ $0.value < 0x80 }) else {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            self.init(text)
            return
        }
        self.init(unsafeUninitializedCapacity: scalars.count) { buffer in
            var count = 0
            for scalar in scalars {
                buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
                count += 1
            }
            return count
        }
    }
}
