import CLimits
import DealKit
import DealSQLite
import Foundation

/// W3 on SQLite, in turn with the C loop that sends the same statements with the same bytes, on the same disk.
struct DurableBench {
    let path: String
    let size: Int?
    let rounds: Int

    func figures() async throws -> [Figure] {
        try await figures(.full, deals: size ?? 1_000) + figures(.normal, deals: size ?? 2_000)
            + figures(.full, deals: size ?? 15_000, writers: 1_000)
    }

    /// - Parameter writers: How many tasks write at once: the store puts what comes together into one transaction. The C
    ///   loop has as many transitions in each.
    private func figures(
        _ durability: SQLiteOptions.Durability, deals: Int, writers: Int = 1
    ) async throws -> [Figure] {
        let name = (durability == .full ? "FULL" : "NORMAL") + (writers > 1 ? ", \(writers) writers" : "")
        let isFull: Int32 = durability == .full ? 1 : 0
        var (own, limit, plain): ([Double], [Double], [Double]) = ([], [], [])
        var check: [String: String] = [:]
        for _ in 0..<rounds {
            let (rate, found) = try await walk(durability, deals, writers)
            own.append(rate)
            check = found
            clear(path + ".c")
            let same = limit_w3(path, path + ".c", isFull, Int32(writers))
            limit.append(Double(same.units) / same.seconds)
            clear(path + ".c")
            let simple = limit_w3_plain(path + ".c", Int32(deals), isFull, Int32(writers))
            plain.append(Double(simple.units) / simple.seconds)
            clear(path + ".c")
        }
        let ratio = median(own) / median(limit)
        check["of C"] = String(format: "%.0f %%", ratio * 100)
        return [
            Figure(name: "W3 SQLite \(name)", value: median(own), unit: "transitions/s", check: check),
            Figure(
                name: "W3 SQLite \(name), same statements in C", value: median(limit), unit: "transitions/s", check: [:]
            ),
            Figure(
                name: "W3 SQLite \(name), plain schema in C", value: median(plain), unit: "transitions/s", check: [:]),
        ]
    }

    private func walk(
        _ durability: SQLiteOptions.Durability, _ deals: Int, _ writers: Int
    ) async throws -> (rate: Double, check: [String: String]) {
        clear(path)
        let store = try SQLiteStore(path: path, options: SQLiteOptions(durability: durability))
        let walk = try await DeskWalk(count: deals, store: store, attempts: .none)
        try await walk.makeRecords()
        let run = try await walk.run(by: writers)
        let check = try await walk.check().merging(run.check) { $1 }
        try store.close()
        return (Double(run.transitions) / run.seconds, check)
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private func clear(_ path: String) {
        for ending in ["", "-wal", "-shm", "-journal", "-lock", "-made"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }
}
