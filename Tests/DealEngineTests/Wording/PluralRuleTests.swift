import TestTags
import Testing

@testable import DealEngine

@Suite("Forms of a sentence by number", .tags(.wording))
struct PluralRuleTests {
    @Test(
        "Russian counts by the last digit, but for the numbers that end in 11 to 14",
        arguments: [
            (0, PluralForm.many), (1, .one), (2, .few), (4, .few), (5, .many), (11, .many), (12, .many), (14, .many),
            (20, .many), (21, .one), (22, .few), (25, .many), (101, .one), (111, .many), (112, .many), (121, .one),
            (1_000_001, .one),
        ])
    func russian(_ count: Int, _ form: PluralForm) {
        #expect(PluralRule.eastSlavic.form(count) == form)
    }

    @Test(
        "A Russian heading agrees with its number",
        arguments: [
            (1, "не выполнено 1 условие"), (2, "не выполнены 2 условия"), (5, "не выполнено 5 условий"),
            (11, "не выполнено 11 условий"), (21, "не выполнено 21 условие"), (111, "не выполнено 111 условий"),
        ])
    func russianHeading(_ count: Int, _ end: String) {
        #expect(Wording.russian.cannotOpen(missing: count) == "Сделку пока нельзя открыть: \(end).")
    }

    @Test(
        "Russian forms that follow a preposition have only two kinds",
        arguments: [(1, "значения"), (2, "значений"), (5, "значений"), (11, "значений"), (21, "значения")])
    func russianGenitive(_ count: Int, _ noun: String) {
        #expect(
            Wording.russian.bringList("Метки", toAtLeast: count) == "указать в «Метки» не меньше \(count) \(noun)")
    }

    @Test("English has a form for 1, Chinese one for all")
    func others() {
        #expect([0, 1, 2, 21].map(PluralRule.oneAndOther.form) == [.other, .one, .other, .other])
        #expect([0, 1, 2, 21].map(PluralRule.invariant.form) == [.other, .other, .other, .other])
        #expect(Wording.english.openings(1) != Wording.english.openings(21))
        #expect(Wording.chinese.cannotOpen(missing: 1) == "商机暂时还不能建立：还差 1 项。")
    }

    @Test("Every counting sentence of a language has a form for every number")
    func everyForm() {
        for sentence in Wording.Sentence.allCases {
            for (wording, wanted) in [
                (Wording.english, [PluralForm.one, .other]), (.russian, [.one, .many]), (.chinese, [.other]),
            ] {
                guard let phrase = wording[sentence], !phrase.written.contains(.other) || phrase.written.count > 1
                else { continue }
                #expect(phrase.written.isSuperset(of: wanted), "\(wording.language) \(sentence)")
            }
        }
    }
}
