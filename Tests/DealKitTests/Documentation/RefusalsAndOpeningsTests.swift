import DealKit
import Testing

@Suite("Refusals and openings")
struct RefusalsAndOpeningsTests {
    @Test("A host's language is handed over as a value; what it leaves out is said in English")
    func ownLanguage() {
        let german = Wording(
            "de", values: .english,
            sentences: [
                .factMissing: "„{fact}“ fehlt.",
                .cannotOpen: [.one: "Eine Angabe fehlt noch.", .other: "{count} Angaben fehlen noch."],
            ])
        let wordings = Wordings.builtIn.adding(german)
        #expect(wordings.languages == ["de", "en", "ru", "zh"])
        #expect(wordings["de-AT"].language == "de")
    }
}
