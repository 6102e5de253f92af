#if !ServiceLifecycle
    public import DealEngine

    /// The relay as a service: not part of this build.
    @available(
        *, unavailable,
        message: "switch on the trait 'ServiceLifecycle' of the package DealKit, or run the desk's relay yourself"
    )
    public struct RelayService: Sendable {
        /// A service that runs a relay.
        public init(_ relay: EffectRelay) {}
    }

#endif
