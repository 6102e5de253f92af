/// The findings about a process or scenario file that are not YAML's and not CEL's, by their stable codes.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
    // The shape of the file
    case wrongShape = "wrong-shape"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case noCondition = "no-condition"
    case keyConflict = "key-conflict"
    case keyWithoutMeaning = "key-without-meaning"
    case emptyText = "empty-text"
    case emptyList = "empty-list"
    case wrongFormat = "wrong-format"
    case notSupportedYet = "not-supported-yet"

    // Values
    case quotedValue = "quoted-value"
    case badBool = "bad-bool"
    case badInt = "bad-int"
    case badNumber = "bad-number"
    case badPercent = "bad-percent"
    case badMoney = "bad-money"
    case unknownCurrency = "unknown-currency"
    case badSpan = "bad-span"
    case badDate = "bad-date"
    case badTimestamp = "bad-timestamp"
    case badConstant = "bad-constant"
    case badLanguage = "bad-language"
    case badPlaceholder = "bad-placeholder"
    case badFactPath = "bad-fact-path"
    case badEventName = "bad-event-name"
    case outOfRange = "out-of-range"
    case unknownWord = "unknown-word"

    // Ids and names
    case badID = "bad-id"
    case badName = "bad-name"
    case reservedID = "reserved-id"
    case reservedName = "reserved-name"
    case duplicateID = "duplicate-id"
    case duplicateEntry = "duplicate-entry"
    case duplicateItem = "duplicate-item"

    // What is named and not there
    case unknownRule = "unknown-rule"
    case unknownRole = "unknown-role"
    case unknownStage = "unknown-stage"
    case unknownOutcome = "unknown-outcome"
    case unknownDocument = "unknown-document"
    case unknownState = "unknown-state"
    case unknownTask = "unknown-task"
    case unknownItem = "unknown-item"
    case unknownFact = "unknown-fact"
    case unknownActor = "unknown-actor"
    case unknownPlugin = "unknown-plugin"

    // What is there and must not be
    case builtInFact = "built-in-fact"
    case keptFact = "kept-fact"
    case notReadable = "not-readable"
    case notPrintable = "not-printable"
    case wrongDirection = "wrong-direction"
    case notRedactable = "not-redactable"
    case workingDaysWithoutCalendar = "working-days-without-calendar"

    // The process as a whole
    case noWonOutcome = "no-won-outcome"
    case noWayToWon = "no-way-to-won"
    case deadEnd = "dead-end"
    case unreachableStage = "unreachable-stage"
    case skippedStage = "skipped-stage"
    case alwaysOpen = "always-open"
    case redundantItem = "redundant-item"
    case unusedRule = "unused-rule"
    case unusedGuard = "unused-guard"
    case missingLanguage = "missing-language"

    // Scenarios
    case wrongProcess = "wrong-process"
    case noVerb = "no-verb"
    case wrongValue = "wrong-value"

    package var severity: Diagnostic.Severity {
        switch self {
        case .deadEnd, .unreachableStage, .skippedStage, .alwaysOpen, .redundantItem, .unusedRule, .unusedGuard,
            .missingLanguage:
            .warning
        default: .error
        }
    }
}
