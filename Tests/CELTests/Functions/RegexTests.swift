import TestTags
import Testing

@testable import CEL

@Suite("Regular expressions", .tags(.language))
struct RegexTests {
    static let table: [(String, String, Bool)] = [
        ("abc", "xabcx", true), ("^abc$", "xabcx", false), ("^a+b*$", "aaabb", true), ("a|b|cd", "xcdx", true),
        ("^(a|b)+$", "abba", true),
        ("^a{2,3}$", "aaaa", false), ("^a{2,3}$", "aaa", true), ("^a{2,}$", "aaaaa", true), ("^a{0}$", "", true),
        ("^[a-z0-9._-]+@[a-z0-9.-]+[.](com|org|de)$", "einkauf@nordwind-maschinenbau.example.com", true),
        ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xbz", false), ("[]a]", "]", true), ("^\\d{3}$", "123", true),
        ("\\bcat\\b", "a cat sat", true),
        ("\\bcat\\b", "concat", false), ("(?i)straße", "STRAßE", true), ("(?i:A)b", "ab", true),
        ("(?i:A)b", "aB", false), ("a.c", "a\nc", false),
        ("(?s)a.c", "a\nc", true), ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false),
        ("^\\p{Lu}\\pL+$", "Привет", true), ("^\\p{Cyrillic}+$", "Привет", true), ("^\\p{Han}+$", "合同", true),
        ("\\P{Latin}", "abc", false), ("[\\p{Greek}x]", "abc", false), ("^[\\p{^Greek}]+$", "abc", true),
        ("[[:alpha:]]+", "123", false),
        ("\\x41\\x{1F600}", "A😀", true), ("^(?P<year>\\d+)-(?:x|y)$", "2026-y", true), ("^.$", "😀", true),
        ("^.$", "e\u{301}", false), ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false),
        ("a*?b", "aaab", true), ("", "", true), ("\\101\\12", "A\n", true), ("\\0", "\0", true),
        ("(?i)[^k]", "K", false), ("(?i)K", "\u{212A}", true), ("(?i)\\W", "s", false), ("\\Bb", "ab", true),
        ("^[[:^digit:]\\d]$", "5", true), ("a$b", "a\nb", false), ("(?m)a$\nb", "a\nb", true), ("x*", "", true),
        ("\\bé", "é", false), ("[\u{1F600}-\u{1F64F}]+$", "ok 😀", true), ("^$", "", true), ("^$", "a", false),
        ("^(a?){20}a{20}$", "aaaaaaaaaaaaaaaaaaaa", true),
    ]

    @Test("A pattern matches as RE2 says", arguments: table)
    func matches(_ source: String, _ text: String, _ wanted: Bool) throws {
        // By the table that constant patterns have, and by the machine that the others run on.
        #expect(try Pattern(source).matches(text) == wanted)
        #expect(try Pattern(source, tableWork: 0).matches(text) == wanted)
    }

    @Test(
        "What is no pattern of RE2 is refused",
        arguments: [
            "(", ")", "a)", "((((){1000}){1000}){1000}){1000}", "((a{100}){100}){100}", "\\8", "[a", "*a", "a**", "\\1",
            "(?=a)", "(?<!a)b", "a{1001}", "[z-a]", "\\", "\\p{Xx}", "(?i",
        ])
    func refused(_ source: String) {
        #expect(throws: RegexError.self) { try Pattern(source) }
    }

    @Test("Time is linear: `(a+)+$` on many a's ends at once")
    func linear() throws {
        let text = String(repeating: "a", count: 2000) + "!"
        let pattern = try Pattern("(a+)+$")
        var isMatch = true
        let elapsed = ContinuousClock().measure { isMatch = pattern.matches(text) }
        #expect(!isMatch)
        #expect(elapsed < .seconds(5))
    }
}
