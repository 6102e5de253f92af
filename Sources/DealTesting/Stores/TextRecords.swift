import DealEngine
import DealModel
import ExactValues

/// One text in every field that has a text, of every record and every event: written, and compared byte by byte with what
/// comes back. A blank text is no value and left out where a value is stated; in an id or a reason it is a text like any
/// other.
struct TextRecords {
    let text: String
    let deal: DealID
    let customer: CustomerID

    func check(_ store: any WholeStore) async throws {
        let saved = self.record
        _ = try await store.save(saved, expecting: nil)
        try promise(try await store.customer(customer)?.record.encoded == saved.encoded, "the customer is another")
        try await store.create(StorePromises.sample(deal, customer: customer))
        try await checkLife(store)
        _ = try await store.add(interaction, to: deal)
        let expected = interaction.recorded(on: deal, of: customer, activity: Revision(1))
        let found = try await store.interactions(of: deal).record.first
        try promise(found?.encoded == expected.encoded, "the interaction is another")
    }

    /// The journal and what came of it, written at once and read back apart.
    private func checkLife(_ store: any WholeStore) async throws {
        let file = try await store.file(deal)
        let commit = file.commit(life, at: .sampleTuesday, by: UserID(text))
        _ = try await store.commit(commit)
        let entries = try await store.entries(of: deal, after: 1, limit: life.count)
        try promise(entries.count == life.count, "the journal has \(entries.count) entries")
        for (entry, expected) in zip(entries, commit.entries) {
            try promise(bytes(of: entry) == bytes(of: expected), "the entry '\(expected.event.kind)' is another")
        }
        let found = try await store.file(deal).facts.body.encoded
        try promise(found == commit.facts.body.encoded, "the deal is another")
    }

    /// What an entry says, without the digest of the deal that a store may add.
    private func bytes(of entry: JournalEntry) -> [UInt8] {
        JournalEntry(
            deal: entry.deal, sequence: entry.sequence, at: entry.at, actor: entry.actor, event: entry.event
        ).encoded
    }

    // MARK: - What is written

    private var texts: [String] { text.unlessBlank.map { [$0] } ?? [] }

    private var record: Customer {
        var record = Customer(
            id: customer, name: text, people: [Person(id: PersonID(text), name: text, job: text)],
            claims: [Claim(id: ClaimID(text), kind: text, deal: DealID(text))])
        record.kind = text
        record.segment = text
        record.industry = text
        record.country = text
        record.owner = UserID(text)
        record.phones = texts
        record.emails = texts
        record.tags = texts
        record.fields[DealField<String>("note")] = text
        return record
    }

    private var interaction: Interaction {
        Interaction(
            id: InteractionID(text), kind: text, channel: text, .in, at: .sampleMonday, by: UserID(text),
            with: PersonID(text), result: text)
    }

    private var task: DealTask {
        DealTask(
            id: TaskID(text), stage: StageID(text), visit: 1, isRequired: true,
            state: .done(by: UserID(text), at: .sampleMonday))
    }

    /// Every event with a text in it, in an order in which they may happen.
    private var life: [DealEvent] {
        let (stage, other) = (StageID(text), ProcessVersion(ProcessID(text), 2))
        return edits + [
            .task(task),
            .document(
                Document(
                    id: DocumentID(text), kind: DocumentKind(text), state: DocumentState(text), at: .sampleMonday)),
            .approved(
                Approval(
                    item: text, by: UserID(text), roles: [RoleID(text)], at: .sampleMonday, visit: 1,
                    facts: [Approval.Shown(FactPath(.deal, "title"), FactValue(text: text))])),
            .waived(DealEvent.Waiver(item: text, reason: text, secondPerson: UserID(text))),
            .moved(
                DealEvent.StageMove(
                    from: "lead", to: Visit(stage: stage, number: 2, since: .sampleMonday), kind: .jump, reason: text,
                    advice: [text], warned: [text], tasks: [task])),
            .outOfLine(item: text), .backInLine(item: text), .held(because: text), .resumed(because: text),
            .migrated(
                DealEvent.Migration(
                    from: ProcessVersion("sale", 1), to: other,
                    course: .manual(Visit(stage: stage, number: 3, since: .sampleMonday)))),
            .imported(from: text, entries: 9),
            .closed(
                DealEvent.Closing(
                    outcome: Outcome(OutcomeID(text), countsAs: .lost, reason: ReasonID(text), at: .sampleTuesday),
                    reason: text, advice: [text], warned: [text])),
            .reopened(Visit(stage: stage, number: 4, since: .sampleTuesday), because: text),
            .held(because: text),
        ]
    }

    /// Facts of the deal and its terms; none when the text is blank.
    private var edits: [DealEvent] {
        guard let value = FactValue(text: text) else { return [] }
        let facts = ["title", "type", "channel", "owner", "note"].map { FactPath(.deal, $0) }
        let terms = ["currency", "delivery", "price_list", "note"].map { FactPath(.terms, $0) }
        let words = FactEdit(FactPath(.deal, "tags"), from: nil, to: .list([value]))
        return [.edited((facts + terms).map { FactEdit($0, from: nil, to: value) } + [words])]
    }
}
