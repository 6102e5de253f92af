public import DealModel

extension Revision {
    /// Before the first revision: what a record that is not there is read at.
    public static var zero: Revision { Revision(0) }

    /// A counter as a store has it.
    ///
    /// - Throws: ``StoreError/damaged(_:)`` when nobody can have counted so far; to count on from there would overflow.
    package init(stored number: Int, of what: @autoclosure () -> String) throws(StoreError) {
        guard (0...Self.largest).contains(number) else { throw .damaged("\(what()) is at revision \(number)") }
        self.init(number)
    }

    private static var largest: Int { .max >> 1 }

    /// The one so many entries later.
    package func adding(_ count: Int) -> Revision { Revision(number + count) }

    /// The one after this.
    package var next: Revision { adding(1) }
}
