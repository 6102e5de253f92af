public import DealModel

extension DealDesk {
    /// A relay that takes effects to where they belong for as long as it runs.
    ///
    /// Stop it, and let ``EffectRelay/run()`` return, before the store is closed.
    ///
    /// - Parameters:
    ///   - options: How many effects it takes at once, and how long it waits.
    ///   - deliver: Hands an effect over; an error means again, later. It may be called twice for one effect, and for
    ///     effects of several deals at the same time.
    public func relay(
        options: RelayOptions = RelayOptions(), _ deliver: @escaping EffectRelay.Delivery
    ) -> EffectRelay { EffectRelay(core, options, deliver) }

    /// Hands what is due to the host, each effect at least once, until nothing is due: for a host that has a timer of its
    /// own. An error thrown by `deliver` means again, later.
    ///
    ///     try await desk.deliverEffects { effect in try await bus.send(effect.event, key: effect.key) }
    ///
    /// - Returns: How many arrived.
    @discardableResult
    public func deliverEffects(
        options: RelayOptions = RelayOptions(), _ deliver: @escaping EffectRelay.Delivery
    ) async throws(DeskError) -> Int {
        let relay = relay(options: options, deliver)
        var arrived = 0
        while !Task.isCancelled {
            let round = try await relay.deliverDue()
            arrived += round.delivered
            if round.claimed == 0 { break }
        }
        return arrived
    }

    // MARK: - Parked effects

    /// The effects that wait for a person, in the order of their keys.
    ///
    /// - Parameters:
    ///   - last: The last effect of the page before; `nil` for the first page.
    ///   - limit: At most so many, above 0.
    public func parkedEffects(
        after last: Effect.Key? = nil, limit: Int = 100
    ) async throws(DeskError) -> [ParkedEffect] {
        do throws(StoreError) {
            return try await core.deals.store.parkedEffects(after: last, limit: limit)
        } catch {
            throw .store(error)
        }
    }

    /// Lets a parked effect be tried again, or gives it up, so that what follows it goes on.
    ///
    /// - Returns: Whether there was a parked effect of this key.
    @discardableResult
    public func release(
        _ effect: Effect.Key, as release: EffectRelease, by actor: DealActor
    ) async throws(DeskError) -> Bool {
        do throws(StoreError) {
            return try await core.deals.store.release(effect, as: release, by: actor.id, at: core.clock.now())
        } catch {
            throw .store(error)
        }
    }

    /// How much waits in the outbox, and since when.
    public func backlog() async throws(DeskError) -> OutboxBacklog {
        do throws(StoreError) {
            return try await core.deals.store.backlog()
        } catch {
            throw .store(error)
        }
    }
}
