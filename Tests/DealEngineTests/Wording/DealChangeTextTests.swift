import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("What a change did, as a person reads it", .tags(.wording))
struct DealChangeTextTests {
    private static let sale = """
        dealkit: 1
        kind: process
        id: easy-sale
        version: 1
        title: Easy sale
        control: manual
        rules:
          priced: { when: deal.amount > 0, message: "{deal.title} has no price." }
          chatty: { when: size(interactions) > 0, message: "Nobody has called {customer.name}.", mode: warn }
        stages:
          - id: lead
            title: { en: Lead, ru: Интерес, zh: 线索 }
          - id: offer
            title: { en: Offer, ru: Предложение, zh: 报价 }
            enter: [ priced, chatty ]
        outcomes:
          won: { require: [ priced ] }
          lost: { title: { en: Lost, ru: Проиграна, zh: 输单 }, require: [ chatty ] }
        moves: { jump: { reason: optional } }
        """

    private let manager = DeskSamples.manager

    private func open() async throws -> (desk: DealDesk, change: DealChange) {
        let desk = try await DeskSamples.desk(Self.sale)
        return (desk, try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme"), by: manager).get())
    }

    @Test("An opened deal is open")
    func opened() async throws {
        let change = try await open().change
        #expect(change.text(in: "en") == "The deal is open.")
        #expect(change.text(in: "ru") == "Сделка открыта.")
        #expect(change.text(in: "zh") == "商机已建立。")
    }

    @Test(
        "A move says where the deal is, which advice was not taken, and what warns",
        arguments: [
            (
                "en",
                """
                The deal is now at “Offer”.
                1 piece of advice was not taken:
                  • Ten pumps has no price.
                1 warning:
                  • Nobody has called Acme.
                """
            ),
            (
                "ru",
                """
                Сделка теперь на этапе «Предложение».
                Не учтена 1 рекомендация:
                  • Ten pumps has no price.
                1 предупреждение:
                  • Nobody has called Acme.
                """
            ),
            (
                "zh",
                """
                商机现处于「报价」阶段。
                有 1 条建议未被采纳：
                  • Ten pumps has no price.
                1 条提醒：
                  • Nobody has called Acme.
                """
            ),
        ] as [(Language, String)])
    func moved(_ language: Language, _ text: String) async throws {
        let moved = try await open().desk.move("d-1", to: "offer", by: manager).get()
        #expect(moved.change.text(in: language) == text)
    }

    @Test("A closed deal says as what, and what warns")
    func closed() async throws {
        let change = try await open().desk.close("d-1", as: "lost", by: manager).get()
        #expect(
            change.text(in: "en") == "The deal is closed as “Lost”.\n1 warning:\n  • Nobody has called Acme.")
    }

    @Test("Facts that are stated lead nowhere else, and a repeat did nothing: there is nothing to say")
    func silent() async throws {
        let desk = try await open().desk
        let stated = FactChange.set(FactPath(.deal, "amount"), .money(Money(1, "EUR")))
        #expect(try await desk.supply(stated, to: "d-1", by: manager).get().text(in: "en") == "")
        _ = try await desk.move("d-1", to: "offer", by: manager, key: "k").get()
        let again = try await desk.move("d-1", to: "offer", by: manager, key: "k").get()
        #expect(again.isRepeat)
        #expect(again.change.text(in: "en") == "")
    }
}
