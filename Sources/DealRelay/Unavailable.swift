#if !ServiceLifecycle

    /// The relay as a service: not part of this build.
    @available(
        *, unavailable,
        message: "switch on the trait 'ServiceLifecycle' of the package DealKit, or run the desk's relay yourself"
    )
    public enum RelayService {}

#endif
