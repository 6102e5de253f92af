extension String {
    /// The text of these code points. Written as UTF-8 here, since the standard library goes through a transcoding that
    /// allocates for each code point.
    init(scalars: some Collection<Unicode.Scalar>) {
        let length = scalars.reduce(0) { $0 + UTF8.width($1) }
        self.init(unsafeUninitializedCapacity: length) { buffer in
            var count = 0
            for scalar in scalars {
                if scalar.isASCII {
                    buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
                    count += 1
                } else {
                    for byte in scalar.utf8 {
                        buffer[count] = byte
                        count += 1
                    }
                }
            }
            return count
        }
    }
}
