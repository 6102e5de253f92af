package import DealModel

extension StableRecord {
    /// A record from its stored bytes.
    ///
    /// - Parameter what: What the record is, for the error.
    package init(stored bytes: [UInt8], of what: @autoclosure () -> String) throws(StoreError) {
        do throws(RestoreError) {
            try self.init(restoring: bytes)
        } catch {
            throw .damaged("\(what()): \(error)")
        }
    }
}
