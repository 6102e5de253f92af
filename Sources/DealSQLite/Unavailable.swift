#if !SQLite

    /// A store on SQLite: not part of this build.
    @available(*, unavailable, message: "switch on the trait 'SQLite' of the package DealKit to keep deals in SQLite")
    public enum SQLiteStore {}

#endif
