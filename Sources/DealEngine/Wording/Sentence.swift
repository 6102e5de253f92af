extension Wording {
    /// What the engine has to say; the names that each sentence prints stand in braces.
    public enum Sentence: Hashable, Sendable, CaseIterable {
        // MARK: Headings of a refusal, by the number of closed items

        /// A move is refused: `{stage}`, `{count}`.
        case cannotMove
        /// An outcome is refused: `{outcome}`, `{count}`.
        case cannotClose
        /// A deal may not be opened: `{count}`.
        case cannotOpen
        /// An edit would put the deal out of line: `{count}`.
        case cannotEdit

        // MARK: What was asked for, as it stands behind "you may not"

        /// To move the deal: `{stage}`.
        case attemptMove
        /// To close the deal: `{outcome}`.
        case attemptClose
        /// To open a deal.
        case attemptOpen
        /// To change its facts.
        case attemptEdit
        /// To finish a task: `{task}`.
        case attemptFinish
        /// To file a document: `{document}`.
        case attemptFile
        /// To approve something: `{item}`.
        case attemptApprove
        /// To put the deal on hold.
        case attemptHold
        /// To go on with it.
        case attemptResume
        /// To open it again after its close.
        case attemptReopen

        // MARK: Refusals that have nothing to do with gates

        /// Others may do this: `{attempt}`, `{roles}`.
        case notPermitted
        /// Nobody may do this: `{attempt}`.
        case nobodyMay
        /// The deal has ended: `{outcome}`, `{at}`.
        case dealClosed
        /// The deal has ended, it is not known when: `{outcome}`.
        case dealClosedSometime
        /// The deal is paused: `{since}`.
        case onHold
        /// The deal is paused for a reason: `{since}`, `{reason}`.
        case onHoldBecause
        /// No such stage: `{word}`.
        case unknownStage
        /// No such outcome: `{word}`.
        case unknownOutcome
        /// No such task now: `{word}`.
        case unknownTask
        /// No such kind of document: `{word}`.
        case unknownDocument
        /// A document has no such state: `{document}`, `{word}`.
        case unknownState
        /// No such approval is asked for: `{word}`.
        case unknownApproval
        /// The nearest word there is: `{word}`.
        case didYouMean
        /// No arrow leads there: `{from}`, `{to}`.
        case notANeighbour
        /// Where the deal can go: `{stages}`.
        case reachable
        /// The deal can go nowhere.
        case nothingReachable
        /// An outcome is not offered here: `{outcome}`, `{stage}`.
        case notOffered
        /// Where an outcome is offered: `{stages}`.
        case offeredAt
        /// The deal stands there: `{stage}`.
        case alreadyThere
        /// The deal was opened before.
        case alreadyOpen
        /// The task was finished before: `{task}`.
        case alreadyDone
        /// A deal without stages cannot be moved.
        case noStages
        /// A reason must be chosen: `{outcome}`, `{reasons}`.
        case reasonMissing
        /// A reason must be chosen and none is offered now: `{outcome}`.
        case reasonsNone
        /// The reason given is not offered now: `{reason}`, `{reasons}`.
        case reasonNotOffered
        /// A move asks for a reason in the asker's words.
        case reasonWanted
        /// A second person must agree: `{roles}`.
        case secondPerson
        /// The task finishes by itself: `{task}`.
        case finishedByCondition

        // MARK: Facts that cannot be taken

        /// Heading by the number of facts: `{count}`.
        case wrongFacts
        /// No such fact: `{fact}`.
        case unknownFact
        /// Another type is wanted: `{fact}`, `{type}`.
        case wrongType
        /// Only certain values are allowed: `{fact}`, `{value}`, `{values}`.
        case valueNotAllowed
        /// The fact is never set by people: `{fact}`.
        case keptByDealKit
        /// The fact belongs to the customer, whose facts are stated elsewhere: `{fact}`.
        case notOfTheDeal
        /// The fact is set by its own property, not as a field: `{fact}`.
        case notAField
        /// More digits than the currency has: `{fact}`, `{value}`.
        case tooManyDigits
        /// A type: text.
        case typeText
        /// A type: whole number.
        case typeInt
        /// A type: number.
        case typeNumber
        /// A type: per cent.
        case typePercent
        /// A type: money.
        case typeMoney
        /// A type: yes or no.
        case typeBool
        /// A type: date.
        case typeDate
        /// A type: date and time.
        case typeTimestamp
        /// A type: list of `{type}`.
        case typeList

        // MARK: Messages of items that have none of their own

        /// A fact is wanted: `{fact}`.
        case factMissing
        /// A document is wanted and there is none: `{document}`, `{states}`.
        case documentMissing
        /// A document is in another state: `{document}`, `{state}`, `{states}`.
        case documentInState
        /// A task is open: `{task}`.
        case taskOpen
        /// A task has not been made yet: `{task}`.
        case taskNotMade
        /// An approval is wanted: `{roles}`.
        case approvalNeeded
        /// An approval was given for other values: `{facts}`.
        case approvalOutdated
        /// An approval was given in an earlier visit.
        case approvalOfEarlierVisit
        /// The asker approved it, which does not count.
        case approvalOfAsker
        /// A condition without a message: `{condition}`.
        case conditionNotMet
        /// A group of which all must open.
        case allNeeded
        /// A group of which one must open.
        case oneNeeded

        // MARK: Why an item is closed (SEMANTICS 1.6)

        /// Nobody has stated these: `{facts}`.
        case notSet
        /// The deal has no customer, of whom facts are asked.
        case noCustomer
        /// A plugin has not answered: `{rule}`, `{why}`.
        case unanswered
        /// A plugin has said no: `{rule}`, `{why}`.
        case declined
        /// It was not asked.
        case whyNotAsked
        /// It was too late.
        case whyTimeOut
        /// It failed.
        case whyFailed
        /// Its answer is too old.
        case whyExpired
        /// It will answer later.
        case whyLater
        /// Erased or redacted: `{facts}`.
        case notKnownAnyMore
        /// The group was not loaded: `{facts}`.
        case notLoaded
        /// The file or the data is wrong: `{error}`.
        case broken
        /// A fact and its value: `{fact}`, `{value}`.
        case reading
        /// Who may do something about it: `{roles}`.
        case maySupply

        // MARK: Openings

        /// Heading of one opening.
        case leastOpens
        /// Heading of several openings.
        case anyOpens
        /// There is no opening.
        case nothingOpens
        /// No opening was found, and a condition joins several facts.
        case noneJoined
        /// No opening was found, and a condition could not be solved: `{facts}`.
        case noneOpaque
        /// No opening was found, and the search was cut short.
        case noneLimited
        /// How many there are beyond those printed: `{count}`.
        case andMore
        /// What no change can touch: `{condition}`.
        case cannotBeChanged
        /// State a fact: `{fact}`.
        case changeAny
        /// Set a fact: `{fact}`, `{values}`.
        case changeSet
        /// Set a fact to something else: `{fact}`, `{values}`.
        case changeOther
        /// A number or money, the bound included: `{fact}`, `{bound}`.
        case changeAtMost
        /// A number or money, the bound included: `{fact}`, `{bound}`.
        case changeAtLeast
        /// A number or money, the bound excluded: `{fact}`, `{bound}`.
        case changeBelow
        /// A number or money, the bound excluded: `{fact}`, `{bound}`.
        case changeAbove
        /// A number or money between two bounds: `{fact}`, `{low}`, `{high}`.
        case changeBetween
        /// A day or moment, the bound included: `{fact}`, `{bound}`.
        case changeNotAfter
        /// A day or moment, the bound included: `{fact}`, `{bound}`.
        case changeNotBefore
        /// A list must contain: `{fact}`, `{values}`.
        case changeContain
        /// A list must have so many elements: `{fact}`, `{count}`.
        case changeListAtLeast
        /// A list may have so many elements: `{fact}`, `{count}`.
        case changeListAtMost
        /// Take a value away: `{fact}`.
        case changeClear
        /// Several facts that one condition joins: `{facts}`, `{condition}`.
        case changeTogether
        /// Finish a task: `{task}`.
        case changeTask
        /// Bring a document into a state: `{document}`, `{states}`.
        case changeDocument
        /// Get an approval: `{roles}`.
        case changeApproval
        /// Get an approval of certain facts: `{roles}`, `{facts}`.
        case changeApprovalOf
        /// Record interactions: `{count}`.
        case addInteractions
        /// Add people: `{count}`.
        case addPeople
        /// Record claims: `{count}`.
        case addClaims
        /// File documents: `{count}`.
        case addDocuments
        /// Make tasks: `{count}`.
        case addTasks
        /// An addition with a condition: `{change}`, `{condition}`.
        case additionWhere
        /// Wait: `{at}`.
        case changeWait
        /// A plugin rule must pass: `{rule}`.
        case changePlugin
        /// A change that is up to certain people: `{change}`, `{roles}`.
        case changeBy
        /// A change that is up to nobody: `{change}`.
        case changeByNobody
        /// A change that the asker may not make, though holding the role: `{change}`.
        case changeByAnother
        /// Several changes of one opening: `{changes}` up to `{last}`.
        case changesAll
        /// Completeness: a condition joins several facts.
        case remarkJoined
        /// Completeness: a condition could not be solved: `{facts}`.
        case remarkOpaque
        /// Completeness: the search was cut short.
        case remarkLimited

        // MARK: Advice, warnings, success

        /// Heading of the advice that a move passed by: `{count}`.
        case adviceNotTaken
        /// Heading of the advice that stands against a move: `{count}`.
        case adviceAgainst
        /// Heading of warnings: `{count}`.
        case warnings
        /// What the answer of plugins decides: `{count}`.
        case dependsOnAnswers
        /// A move is open: `{stage}`.
        case canMove
        /// An outcome is open: `{outcome}`.
        case canClose
        /// A deal may be opened.
        case canOpen
        /// A move was made: `{stage}`.
        case moved
        /// A deal was closed: `{outcome}`.
        case closed
        /// A deal was opened.
        case opened

        // MARK: Small words

        /// A title or a person's word: `{text}`.
        case quoted
        /// A fact with its value inside a sentence: `{fact}`, `{value}`.
        case factWithValue
        /// The end of a list of which all count: `{list}`, `{last}`.
        case andLast
        /// The end of a list of which one counts: `{list}`, `{last}`.
        case orLast
    }
}
