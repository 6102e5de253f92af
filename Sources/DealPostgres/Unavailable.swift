#if !PostgreSQL

    /// A store on PostgreSQL: not part of this build.
    @available(
        *, unavailable, message: "switch on the trait 'PostgreSQL' of the package DealKit to keep deals in PostgreSQL"
    )
    public enum PostgresStore {}

#endif
