public import DealModel

extension DealDesk {
    /// Opens a deal in the first stage of its process, or a deal without stages.
    ///
    /// - Parameters:
    ///   - deal: The deal, with what is known of it.
    ///   - actor: Who opens it, in the roles that the host vouches for.
    ///   - key: The caller's name for the command; sent again with it, the command has one effect.
    /// - Returns: What was written; or the refusal of the first stage's gates or of a fact.
    @discardableResult
    public func open(
        _ deal: NewDeal, by actor: DealActor, key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        try await core.perform(DeskTask(opening: deal, by: actor, key: key))
    }

    /// Moves a deal to another stage.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - stage: Where to.
    ///   - actor: Who asks, in the roles that the host vouches for.
    ///   - reason: Why, in the words of who asks; some moves demand it.
    ///   - changes: Facts stated with the move: they count before its gates are asked, and are written only with it.
    ///   - revision: The revision the person saw; another one is a ``DeskError/conflict(_:)`` at once. `nil`: the desk
    ///     decides again on fresh facts, twice at most.
    ///   - key: The caller's name for the command; sent again with it, the command has one effect.
    public func move(
        _ deal: DealID, to stage: StageID, by actor: DealActor, because reason: String? = nil,
        supplying changes: [FactChange] = [], expecting revision: Revision? = nil, key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealTransition> {
        let command = DealCommand(.move(to: stage), by: actor, because: reason, supplying: changes)
        let reply = try await core.perform(DeskTask(deal, command, expecting: revision, key: key))
        switch reply {
        case .refused(let refusal): return .refused(refusal)
        case .done(let change):
            guard let transition = DealTransition(change) else { throw .keyReused(key ?? "") }
            return .done(transition)
        }
    }

    /// Closes a deal with one of its process's outcomes.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - outcome: How the deal ended.
    ///   - reason: Which of the outcome's reasons; one must be given where there are any.
    ///   - words: Why, in the words of who asks.
    ///   - changes: Facts stated with it: they count before its gates are asked, and are written only with it.
    ///   - actor: Who asks, in the roles that the host vouches for.
    ///   - revision: The revision the person saw; another one is a ``DeskError/conflict(_:)`` at once. `nil`: any will
    ///     do.
    ///   - key: The caller's name for the command; sent again with it, the command has one effect.
    @discardableResult
    public func close(
        _ deal: DealID, as outcome: OutcomeID, because reason: ReasonID? = nil, saying words: String? = nil,
        supplying changes: [FactChange] = [], by actor: DealActor, expecting revision: Revision? = nil,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        let action = DealCommand.Action.close(as: outcome, because: reason)
        let command = DealCommand(action, by: actor, because: words, supplying: changes)
        return try await core.perform(DeskTask(deal, command, expecting: revision, key: key))
    }

    /// States facts of a deal or its terms.
    @discardableResult
    public func supply(
        _ changes: FactChange..., to deal: DealID, by actor: DealActor, expecting revision: Revision? = nil,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        try await supply(changes, to: deal, by: actor, expecting: revision, key: key)
    }

    /// States facts of a deal or its terms.
    @discardableResult
    public func supply(
        _ changes: [FactChange], to deal: DealID, by actor: DealActor, expecting revision: Revision? = nil,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        let command = DealCommand(.supply, by: actor, supplying: changes)
        return try await core.perform(DeskTask(deal, command, expecting: revision, key: key))
    }

    /// Brings a document of a kind into a state.
    @discardableResult
    public func file(
        _ kind: DocumentKind, as state: DocumentState, on deal: DealID, by actor: DealActor,
        expecting revision: Revision? = nil, key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        let command = DealCommand(.file(kind, as: state), by: actor)
        return try await core.perform(DeskTask(deal, command, expecting: revision, key: key))
    }

    /// Finishes the newest task of an id.
    @discardableResult
    public func finish(
        _ task: TaskID, on deal: DealID, by actor: DealActor, expecting revision: Revision? = nil,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        try await core.perform(
            DeskTask(deal, DealCommand(.finish(task), by: actor), expecting: revision, key: key))
    }

    /// Grants an approval that a gate asks for, by the name that refusals give it.
    @discardableResult
    public func approve(
        _ item: String, on deal: DealID, by actor: DealActor, expecting revision: Revision? = nil,
        key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<DealChange> {
        try await core.perform(
            DeskTask(deal, DealCommand(.approve(item), by: actor), expecting: revision, key: key))
    }

    /// Moves many deals, one after another as the returned sequence is read: each its own decision and transaction.
    ///
    ///     for await line in desk.move(each: ids, to: "qualification", by: anna, key: "import-17") { … }
    ///
    /// - Parameters:
    ///   - deals: Which deals.
    ///   - stage: Where to.
    ///   - actor: Who asks, in the roles that the host vouches for.
    ///   - reason: Why, in the words of who asks; some moves demand it.
    ///   - changes: Facts stated with it: they count before its gates are asked, and are written only with it.
    ///   - key: The key of each deal's command is derived from it, so that a broken run is simply run again.
    public func move<IDs>(
        each deals: IDs, to stage: StageID, by actor: DealActor, because reason: String? = nil,
        supplying changes: [FactChange] = [], key: CommandKey? = nil
    ) -> BulkMove<IDs> {
        BulkMove(desk: self, ids: deals, target: stage, actor: actor, reason: reason, changes: changes, key: key)
    }
}
