import DealModel
import ExactValues
import TestTags
import Testing

@Suite("Built-in facts", .tags(.values))
struct BuiltInFactsTests {
    @Test("The constant slots are those of the layouts")
    func constantSlots() {
        let deal = ["title", "owner", "amount", "discount", "created_at", "type", "channel", "expected_close"]
        let slots = [
            DealSlots.title, DealSlots.owner, DealSlots.amount, DealSlots.discount, DealSlots.createdAt, DealSlots.type,
            DealSlots.channel, DealSlots.expectedClose, DealSlots.lastCustomerEventAt, DealSlots.tags,
        ]
        expect(slots, are: deal + ["last_customer_event_at", "tags"], in: .deal)
        let customer = [
            CustomerSlots.name, CustomerSlots.kind, CustomerSlots.segment, CustomerSlots.industry,
            CustomerSlots.country, CustomerSlots.owner, CustomerSlots.blocked, CustomerSlots.phones,
            CustomerSlots.emails, CustomerSlots.tags, CustomerSlots.createdAt, CustomerSlots.lastContactAt,
            CustomerSlots.dealsWon, CustomerSlots.overdueDays, CustomerSlots.revenue, CustomerSlots.debt,
        ]
        expect(
            customer,
            are: [
                "name", "kind", "segment", "industry", "country", "owner", "blocked", "phones", "emails", "tags",
                "created_at", "last_contact_at", "deals_won", "overdue_days", "revenue", "debt",
            ], in: .customer)
        let terms = [
            TermsSlots.paymentDays, TermsSlots.prepayment, TermsSlots.currency, TermsSlots.delivery,
            TermsSlots.priceList, TermsSlots.creditLimit, TermsSlots.validUntil,
        ]
        expect(
            terms,
            are: [
                "payment_days", "prepayment", "currency", "delivery", "price_list", "credit_limit", "valid_until",
            ], in: .terms)
    }

    private func expect(_ slots: [Slot], are names: [String], in layout: FrameLayout) {
        #expect(layout.entries.map(\.name) == names)
        #expect(layout.entries.map(\.slot) == slots)
    }
}
