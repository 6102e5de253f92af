public import DealModel
import DealProcess
import ExactValues

/// What one goal of a survey says to a deal. Lives only while it is looked at.
public struct Prospect: ~Copyable {
    /// How a goal stands to a deal.
    @nonexhaustive
    public enum Standing: Sendable, Hashable {
        /// The deal stands there.
        case here
        /// The process draws no way there, or the outcome is not offered from here.
        case notOffered
        /// The asker may not.
        case notPermitted
        /// It may be done now.
        case open
        /// Gate items are closed.
        case closed
        /// A reason is asked for before anything else.
        case reasonWanted
        /// The deal has ended or is paused.
        case stopped
    }

    /// Which goal, as a place in ``MoveSurvey/goals``.
    public private(set) var goal = 0
    /// How it stands.
    public private(set) var standing = Standing.notOffered
    private var hearing: Hearing

    init(_ hearing: consuming Hearing) { self.hearing = hearing }

    var mayJump: Bool { hearing.mayJump }

    /// - Parameter from: Where an open deal stands; nil for one that is not, or is in no stage.
    mutating func look(at stage: Int, from: Int?, mayJump: Bool, _ routes: borrowing RouteTable) {
        goal = stage
        guard let from else {
            standing = hearing.facts.isOpen ? .notOffered : .stopped
            return
        }
        if stage == from {
            standing = .here
        } else if let route = routes.route(from: from, to: stage) {
            rule { $0.follow(route, &$1) }
        } else if mayJump {
            rule { $0.jump(from: from, to: stage, &$1) }
        } else {
            standing = .notOffered
        }
    }

    /// - Parameters:
    ///   - place: That of the outcome in the file.
    ///   - from: Where an open deal stands; nil for one that is not, or is in no stage.
    mutating func look(atOutcome place: Int, goal: Int, from: Int?) {
        self.goal = goal
        if !hearing.facts.isOpen, !goes(on: hearing.core.outcomes[place]) {
            standing = .stopped
        } else if !hearing.core.ends.isOffered(place, at: from) {
            standing = .notOffered
        } else {
            rule { $0.close(as: place, because: nil, &$1) }
        }
    }

    /// A paused deal takes every outcome that does not count as won (FORMAT §5).
    private func goes(on outcome: CompiledOutcome) -> Bool {
        guard case .onHold = hearing.facts.deal.standing else { return false }
        return outcome.countsAs != .won
    }

    @inline(__always)
    private mutating func rule(_ ask: (borrowing Hearing, inout AskedItems) -> Ruling) {
        var asked = AskedItems()
        let ruling = ask(hearing, &asked)
        hearing.asked = asked
        switch ruling {
        case .accept: standing = .open
        case .refuse(let kind): standing = Standing(kind)
        }
    }
}

extension Prospect {
    /// Calls `body` with the place of each blocking closed item in `SalesProcess.itemNames`, in the order asked.
    public borrowing func forEachClosedItem(_ body: (Int) -> Void) {
        guard standing == .closed else { return }
        hearing.asked.forEachClosedItem(body)
    }

    /// Calls `body` with the message of each blocking closed item, in the order asked.
    public borrowing func forEachClosedMessage(
        in language: Language, wordings: Wordings = .builtIn, _ body: (String) -> Void
    ) {
        guard standing == .closed else { return }
        hearing.forEachClosedMessage(in: language, wordings, body)
    }
}

extension Prospect.Standing {
    fileprivate init(_ kind: Refusal.Kind) {
        switch kind {
        case .gateClosed: self = .closed
        case .notPermitted: self = .notPermitted
        case .reasonMissing: self = .reasonWanted
        case .alreadyThere: self = .here
        case .dealClosed, .onHold: self = .stopped
        default: self = .notOffered
        }
    }
}
