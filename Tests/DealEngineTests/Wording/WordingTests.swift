import DealModel
import DealProcess
import TestTags
import Testing

@testable import DealEngine

@Suite("The engine's own sentences", .tags(.wording))
struct WordingTests {
    @Test("English, Russian and Chinese say everything there is to say", arguments: ["en", "ru", "zh"])
    func complete(_ language: Language) {
        #expect(Wordings.builtIn[language].language == language)
        #expect(Wordings.builtIn[language].untranslated == [])
    }

    @Test("A sentence prints the same values in every language", arguments: Wording.Sentence.allCases)
    func sameNames(_ sentence: Wording.Sentence) throws {
        let english = try #require(Wording.english[sentence])
        // A form for one may write its number out.
        for wording in [Wording.russian, .chinese] {
            #expect(try #require(wording[sentence]).names == english.names, "\(wording.language) \(sentence)")
        }
    }

    @Test("Quotation marks are those of the language", arguments: Wording.Sentence.allCases)
    func quotationMarks(_ sentence: Wording.Sentence) throws {
        let foreign: [(Wording, Set<Character>)] = [
            (.english, ["«", "»", "「", "」", "\"", "，", "。"]), (.russian, ["“", "”", "「", "」", "\"", "，", "。"]),
            (.chinese, ["“", "”", "«", "»", "\"", ",", ";"]),
        ]
        for (wording, marks) in foreign {
            let phrase = try #require(wording[sentence])
            for form in phrase.written {
                let text = phrase.rendered(form) { _ in "" }
                #expect(!text.contains(where: marks.contains), "\(text)")
            }
        }
    }

    @Test("A reader of a region gets the language, an unknown language English")
    func fallback() {
        #expect(Wordings.builtIn["ru-BY"].language == "ru")
        #expect(Wordings.builtIn["zh-Hans"].language == "zh")
        #expect(Wordings.builtIn["fi"].language == "en")
        #expect(Wordings.builtIn.languages == ["en", "ru", "zh"])
    }

    @Test("A host adds a language as a value; what it leaves out is said in English")
    func ownLanguage() {
        let german = Wording(
            "de", values: .english,
            sentences: [
                .factMissing: "„{fact}“ fehlt.",
                .cannotOpen: [.one: "Eine Angabe fehlt noch.", .other: "{count} Angaben fehlen noch."],
            ])
        let wordings = Wordings.builtIn.adding(german)
        #expect(wordings["de-AT"].factMissing("Bedarf") == "„Bedarf“ fehlt.")
        #expect(wordings["de"].cannotOpen(missing: 1) == "Eine Angabe fehlt noch.")
        #expect(wordings["de"].cannotOpen(missing: 3) == "3 Angaben fehlen noch.")
        #expect(wordings["de"].taskOpen("Anruf") == "The task “Anruf” is not done.")
        #expect(german.untranslated.count == Wording.Sentence.allCases.count - 2)
        #expect(Wordings.builtIn["de"].language == "en")
    }

    @Test("A value is printed as it is, even when it looks like a name in braces")
    func bracesInValues() {
        #expect(Wording.english.factMissing("{count} {{") == "“{count} {{” is not set.")
    }

    @Test("A list ends with and, or, or nothing, as the sentence needs it")
    func lists() {
        let english = Wording.english
        #expect(english.allOf([]) == "")
        #expect(english.allOf(["A"]) == "A")
        #expect(english.allOf(["A", "B", "C"]) == "A, B and C")
        #expect(english.oneOf(["A", "B"]) == "A or B")
        #expect(Wording.chinese.allOf(["A", "B", "C"]) == "A、B和C")
        #expect(Wording.russian.quoted(["A", "B"]) == "«A», «B»")
    }
}
