public import DealModel

extension Revision {
    /// Before the first revision: what a record that is not there is read at.
    public static var zero: Revision { Revision(0) }

    /// The one so many entries later.
    package func adding(_ count: Int) -> Revision { Revision(number + count) }

    /// The one after this.
    package var next: Revision { adding(1) }
}
