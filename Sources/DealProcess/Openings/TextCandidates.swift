import DealModel

/// Texts that stand for all others: one that fits nothing, and for each beginning and length that is asked for the
/// shortest that has it.
struct TextCandidates {
    let named: [FactValue]
    let prefixes: [String]
    let sizes: [Int]

    var values: [FactValue] {
        let stems = prefixes + [plain]
        var texts = stems + prefixes.map { $0 + "x" }
        for stem in stems {
            for size in sizes.flatMap({ [$0, $0 - 1, $0 + 1] }) where size > stem.unicodeScalars.count {
                texts.append(stem + String(repeating: "x", count: size - stem.unicodeScalars.count))
            }
        }
        texts += sizes.flatMap { [$0, $0 - 1, $0 + 1] }.filter { $0 > 0 }.map { String(repeating: "x", count: $0) }
        return texts.compactMap { FactValue(text: $0) }
    }

    /// The shortest text that is none of those named and begins like none of those asked for.
    private var plain: String {
        let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        return letters.first { letter in
            !named.contains(.text(letter)) && !prefixes.contains { letter.hasPrefix($0) || $0.hasPrefix(letter) }
        } ?? "§"
    }
}

/// Lists that stand for all others: what is there now with and without each value that a condition names, at each size
/// that one asks for.
struct ListCandidates {
    let present: FactValue?
    let named: [FactValue]
    let sizes: [Int]

    /// Beyond so many named values not all of their sets are tried, only one value more or less.
    private static let mostNamed = 5

    var regions: [CellRegion] {
        var lists: [[FactValue]] = [own]
        let rest = own.filter { !named.contains($0) }
        if named.count <= Self.mostNamed {
            for set in 0..<(1 << named.count) {
                lists.append(rest + named.enumerated().filter { set & 1 << $0.offset != 0 }.map(\.element))
            }
        } else {
            for value in named { lists += [own.filter { $0 != value }, own + (own.contains(value) ? [] : [value])] }
            lists += [rest, rest + named]
        }
        lists += lists.flatMap(resized)
        lists.append([])
        var seen: Set<[FactValue]> = []
        // Few changes of the list first.
        return lists.filter { seen.insert($0).inserted }.map { CellRegion(kind: .other, value: .list($0)) }
    }

    private var own: [FactValue] { if case .list(let values)? = present { values } else { [] } }

    private func resized(_ list: [FactValue]) -> [[FactValue]] {
        sizes.flatMap { [$0, $0 + 1, $0 - 1] }.filter { $0 >= 0 }.map { size in
            if size <= list.count { return Array(list.prefix(size)) }
            return list + (list.count..<size).map { .text("x\($0 + 1)") }
        }
    }
}
