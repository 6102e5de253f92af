/// A gate while it is translated: as a formula, with conditions that still ask values where cells will stand.
indirect enum GateDraft {
    case constant(Bool?)
    /// A test of one key.
    case test(KeyTest)
    case joined(JoinedDraft)
    case opaque(OpaqueAtom)
    case and([GateDraft])
    case or([GateDraft])
    case not(GateDraft)
    case conditional(GateDraft, GateDraft, GateDraft)
}

/// A test of a key, by its number among the tests of that key.
struct KeyTest: Hashable {
    let key: Int
    let number: Int
}

/// A condition over several keys, as one test for each with the others held.
struct JoinedDraft {
    let text: String
    let truth: Bool?
    let tests: [KeyTest]
    /// Keys that are absent together, and so must be stated together; the tests then ask for one value that does.
    let isTogether: Bool
}
