import DealKit

/// The records of W1 and W2 and the facts F(s) that open one gate after the other.
struct SaleFacts {
    let process: SalesProcess
    private let handles: Handles

    private struct Handles {
        let contactMade, terms, proposalSent, managerApproved, decisionMaker, contractSigned: FactHandle
        let prepaid, ordered, shipped, invoice, lossReason, amount, discount: FactHandle
    }

    init(_ process: SalesProcess) throws {
        self.process = process
        func handle(_ name: String) throws -> FactHandle {
            guard let handle = process.fact(FactPath(.deal, name)) else { throw BenchError("no fact deal.\(name)") }
            return handle
        }
        handles = try Handles(
            contactMade: handle("contact_made"), terms: handle("terms_text"), proposalSent: handle("proposal_sent"),
            managerApproved: handle("manager_approved"), decisionMaker: handle("decision_maker"),
            contractSigned: handle("contract_signed"), prepaid: handle("prepaid"), ordered: handle("ordered_quantity"),
            shipped: handle("shipped_quantity"), invoice: handle("invoice_number"), lossReason: handle("loss_reason"),
            amount: handle("amount"), discount: handle("discount"))
    }

    func customers(_ count: Int) -> [Customer] {
        (0...count / 10).map { number in
            var customer = Customer(id: CustomerID("c\(number)"))
            customer.segment = ["A", "B", "C"][number % 3]
            customer.fields[DealField<Money>("credit_limit")] = Money(1_000_000, "EUR")
            return process.laidOut(customer)
        }
    }

    func deal(_ number: Int, of customers: [Customer], at start: Instant) -> Facts {
        var facts = Facts(
            opening: DealID("d\(number)"), for: customers[number / 10], under: process, at: start)
        facts.state(.money(Money(10_000 + number % 1000 * 10, "EUR")), as: handles.amount)
        if let discount = ExactDecimal(coefficient: Int64(number % 20), scale: 2) {
            facts.state(.number(discount), as: handles.discount)
        }
        facts.state(.int(Int64(1 + number % 50)), as: handles.ordered)
        facts.state(.int(0), as: handles.shipped)
        facts.state(.number(0), as: handles.prepaid)
        return facts
    }

    /// F(s).
    @inline(__always)
    func open(_ stage: Int, in facts: inout Facts, ordered: Int) {
        switch stage {
        case 0: facts.state(.bool(true), as: handles.contactMade)
        case 1: facts.state(.text("net30"), as: handles.terms)
        case 2: facts.state(.bool(true), as: handles.proposalSent)
        case 3:
            facts.state(.text("cfo"), as: handles.decisionMaker)
            facts.state(.bool(true), as: handles.managerApproved)
        case 4:
            facts.state(.bool(true), as: handles.contractSigned)
            facts.state(.number(Self.thirtyPercent), as: handles.prepaid)
        default:
            facts.state(.int(Int64(ordered)), as: handles.shipped)
            facts.state(.text("INV"), as: handles.invoice)
        }
    }

    func lose(_ facts: inout Facts) { facts.state(.text("price"), as: handles.lossReason) }

    private static let thirtyPercent = ExactDecimal("0.3") ?? 0
}
