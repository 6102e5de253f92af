import ArgumentParser
import CFaultyDisk
import DealKit

/// A full disk at every step of 4 KiB, an I/O error at every call and a disk that may only be read from any change on:
/// typed errors, nothing half-applied.
struct Faults: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The disk is full, fails or becomes read-only at every single step.")

    @OptionGroup var options: CheckOptions
    @Option(help: "Every how many calls; 1 tries each.") var step = 1

    func run() async throws {
        guard case .sqlite = options.store else { throw ValidationError("only a store on SQLite has this disk") }
        guard faulty_disk_install() == 0 else { throw CheckFailure("the disk was not put under SQLite") }
        let faults = [
            (FAULTY_DISK_FULL, "full disk"), (FAULTY_DISK_ERROR_ONCE, "I/O error, once"),
            (FAULTY_DISK_ERROR_FOR_GOOD, "I/O errors, for good"), (FAULTY_DISK_READ_ONLY, "read-only disk"),
        ]
        for (fault, name) in faults {
            var place = 1
            while try await fails(Int32(fault.rawValue), at: place) { place += step }
            print("\(name): \(place - 1) places, every error typed, nothing lost and nothing half-applied")
        }
    }

    /// - Returns: Whether the disk failed at all: the work may be over before.
    private func fails(_ fault: Int32, at place: Int) async throws -> Bool {
        try options.store.clear()
        faulty_disk_arm(fault, place)
        var told: [DealID: Acknowledged] = [:]
        var tries = 0
        do {
            let opened = try await options.store.open()
            defer { try? opened.close() }
            let desk = try await opened.desk(try CheckProcess.library(CheckProcess.ring))
            for number in 0..<3 {
                let id = DealID("f-\(number)")
                for stage in [nil, "b", "c", "a"] as [StageID?] {
                    tries += 1
                    if let change = try await Self.change(id, stage, on: desk, place) { told[id] = change }
                }
            }
        } catch let error as DeskOpeningError {
            try Self.checkTyped(error, place)
        } catch let error as StoreError {
            try Self.checkTyped(error, place)
        }
        let hasFailed = faulty_disk_disarm() != 0
        try await compare(told, place)
        return hasFailed
    }

    private static func change(
        _ id: DealID, _ stage: StageID?, on desk: DealDesk, _ place: Int
    ) async throws -> Acknowledged? {
        do throws(DeskError) {
            let change =
                if let stage {
                    try await desk.move(id, to: stage, by: CheckProcess.anna, because: "on").done?.change
                } else {
                    try await desk.open(NewDeal(id), by: CheckProcess.anna).done
                }
            return change?.head.map { Acknowledged(id, $0) }
        } catch {
            switch error {
            case .uncertain, .noSuchDeal, .dealExists: break
            case .store(let error): try checkTyped(error, place)
            default: throw CheckFailure("place \(place): \(error)")
            }
            return nil
        }
    }

    private static func checkTyped(_ error: StoreError, _ place: Int) throws {
        switch error {
        case .full, .readOnly, .busy, .uncertain, .damaged, .failed: break
        default: throw CheckFailure("place \(place): \(error)")
        }
    }

    private static func checkTyped(_ error: DeskOpeningError, _ place: Int) throws {
        for problem in error.problems {
            guard case .store(let error) = problem else { throw CheckFailure("place \(place): \(problem)") }
            try checkTyped(error, place)
        }
    }

    /// What was told is there, and what is there is whole.
    private func compare(_ told: [DealID: Acknowledged], _ place: Int) async throws {
        let opened: OpenStore
        do {
            opened = try await options.store.open()
        } catch {
            // A store that could not be made is no empty store later.
            try check(told.isEmpty, "place \(place): \(error)")
            return
        }
        let desk = try await opened.desk(try CheckProcess.library(CheckProcess.ring))
        for (deal, one) in told {
            let found = try await desk.verify(deal, against: one.head)
            try check(found.isSound, "place \(place): \(found)")
        }
        for deal in try await desk.deals(limit: 100) {
            let found = try await desk.verify(deal.record.id)
            try check(found.isSound, "place \(place): \(found)")
        }
        let problems = try await opened.integrity()
        try check(problems.isEmpty, "place \(place): \(problems)")
        try opened.close()
    }
}

extension Acknowledged {
    init(_ deal: DealID, _ head: ChainHead) {
        self.deal = deal
        self.head = head
        key = nil
    }
}
