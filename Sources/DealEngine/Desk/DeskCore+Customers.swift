import DealModel
import DealProcess
import ExactValues

extension DeskCore {
    /// Checks what is stated of a customer against what processes declare, as a deal's facts are.
    ///
    /// - Parameter before: The customer as it was: what is not changed is not asked again, since a process that came
    ///   later must not keep anybody from editing the rest. `nil`: everything is asked.
    func check(_ customer: Customer, against before: Customer? = nil) throws(DeskError) {
        // What was asked for since the desk was opened must not decide whether a customer can be registered.
        let schema = CustomerSchema(before == nil ? roster.publishedSchemas : roster.schemas)
        let findings =
            customer.frame.stated(otherThan: before?.frame).compactMap { schema.finding($0.value, named: $0.name) }
            + customer.misfits.map { schema.finding(of: $0, in: customer.frame.layout) }
        guard findings.isEmpty else { throw .wrongFacts(WrongCustomerFacts(customer.id, findings)) }
    }

    /// The same of a customer that may have deals: what none of the known versions takes may be declared by one that a
    /// deal of it runs under, and that nobody has asked for since the desk was opened.
    func check(_ customer: Customer, ofDealsAgainst before: Customer) async throws(DeskError) {
        do throws(DeskError) {
            return try check(customer, against: before)
        } catch {
            guard case .wrongFacts = error else { throw error }
        }
        var last: DealID?
        repeat {
            let page: [Stored<Deal>]
            do throws(StoreError) {
                let query = DealQuery(customer: customer.id, standing: .open)
                page = try await deals.store.deals(query, after: last, limit: 256)
            } catch {
                throw .store(error)
            }
            for version in Set(page.map(\.record.process)) { _ = try await process(version) }
            last = page.last?.record.id
        } while last != nil
        try check(customer, against: before)
    }
}

/// What all processes of a desk say of customers. Two of them may declare one field in two ways: a customer is one
/// record for all its deals, so what any of them takes is taken, and the others find it unknown.
struct CustomerSchema {
    private let layouts: [FrameLayout]

    init(_ schemas: [FactSchema]) { layouts = schemas.map(\.layouts.customer) }

    /// Why a stated fact cannot have its value, if so.
    func finding(_ value: FactValue, named name: String) -> WrongCustomerFacts.Finding? {
        let all = declarations(of: name)
        guard let first = all.first else {
            return finding(.unknown(nearest: nearestFact(to: name)), value, named: name, nil)
        }
        let fitting = all.filter { value.fits($0.type) }
        guard !fitting.isEmpty else { return finding(.wrongType(first.type), value, named: name, first) }
        // A process that names a built-in fact without listing its values says nothing about them.
        let listing = fitting.filter { $0.values != nil }
        let isFree = listing.count < fitting.count && BuiltInFacts.declaration(of: first.path) == nil
        if isFree || listing.isEmpty || listing.contains(where: { value.isAmong($0.values) }) { return nil }
        return finding(.notAllowed(listing.flatMap { $0.values ?? [] }.uniqued()), value, named: name, listing[0])
    }

    /// Why a value that a field did not take is none of it.
    func finding(of misfit: FieldMisfit, in own: FrameLayout) -> WrongCustomerFacts.Finding {
        let path = FactPath(.customer, misfit.name)
        if let builtIn = BuiltInFacts.declaration(of: path) {
            let kind: FactProblem.Kind =
                builtIn.isKept ? .kept : misfit.value.fits(builtIn.type) ? .notAField : .wrongType(builtIn.type)
            return finding(kind, misfit.value, named: misfit.name, builtIn)
        }
        if let finding = finding(misfit.value, named: misfit.name) { return finding }
        let held = own.declaration(named: misfit.name)
        return finding(.wrongType(held?.type ?? misfit.value.naturalType), misfit.value, named: misfit.name, held)
    }

    private func finding(
        _ kind: FactProblem.Kind, _ value: FactValue, named name: String, _ declaration: FactDeclaration?
    ) -> WrongCustomerFacts.Finding {
        let problem = FactProblem(path: FactPath(.customer, name), kind: kind)
        return WrongCustomerFacts.Finding(problem: problem, given: value, declaration: declaration)
    }

    /// What is declared under a name; what is built in is there without any process.
    private func declarations(of name: String) -> [FactDeclaration] {
        let declared = layouts.compactMap { $0.declaration(named: name) }
        return declared.isEmpty ? [FrameLayout.customer.declaration(named: name)].compactMap { $0 } : declared
    }

    private func nearestFact(to name: String) -> FactPath? {
        let known = ([FrameLayout.customer] + layouts).flatMap(\.entries).map(\.declaration.path.text)
        return nearest(to: FactPath(.customer, name).text, among: known.uniqued()).flatMap { FactPath($0) }
    }
}

extension FactFrame {
    /// What is stated here, in the order of the slots, and not stated like this in another frame.
    fileprivate func stated(otherThan before: FactFrame?) -> [(name: String, value: FactValue)] {
        layout.entries.compactMap { entry in
            guard isPresent(at: entry.slot), let value = value(at: entry.slot) else { return nil }
            let slot = before?.layout.slot(named: entry.name)
            if let before, let slot, before.isPresent(at: slot), before.value(at: slot) == value { return nil }
            return (entry.name, value)
        }
    }
}

extension [String] {
    /// Each once, where it first stood.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
