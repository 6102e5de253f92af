import ExactValues

// All places and lengths count code points.
extension FunctionTable {
    mutating func addTexts() {
        addTest("startsWith") { $0.starts(with: $1) }
        addTest("endsWith") { $0.reversed().starts(with: $1.reversed()) }
        addTest("contains") { find($1, in: $0, from: 0) != nil }
        addCase("lowerAscii", 65...90) { $0 + 32 }
        addCase("upperAscii", 97...122) { $0 - 32 }
        addTrim()
        addCharacterAt()
        addSearches()
        addSubstring()
        addReplace()
        addSplitAndJoin()
    }

    private mutating func addTest(_ name: String, _ test: @escaping @Sendable ([UInt8], [UInt8]) -> Bool) {
        add(name, [.receiver("string_\(name)", [.string, .string], .bool)]) { (args, _, run) throws(CELFault) in
            guard case .string(let text) = args[0], case .string(let part) = args[1] else {
                throw .noOverload(name, args)
            }
            try run.charge((text.utf8.count + part.utf8.count) / 8 + text.utf8.count * part.utf8.count / 64)
            return .bool(test(Array(text.utf8), Array(part.utf8)))
        }
    }

    private mutating func addCase(
        _ name: String, _ letters: ClosedRange<UInt8>, _ change: @escaping @Sendable (UInt8) -> UInt8
    ) {
        add(name, [.receiver("string_\(name)", [.string], .string)]) { (args, _, run) throws(CELFault) in
            guard case .string(let text) = args[0] else { throw .noOverload(name, args) }
            try run.charge(text.utf8.count / 8)
            return .string(String(decoding: text.utf8.map { letters.contains($0) ? change($0) : $0 }, as: UTF8.self))
        }
    }

    private mutating func addTrim() {
        add("trim", [.receiver("string_trim", [.string], .string)]) { (args, _, run) throws(CELFault) in
            let text = try run.scalars(args[0], "trim")
            let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.count
            let end = (text.lastIndex { !$0.properties.isWhitespace } ?? start - 1) + 1
            return .string(String(scalars: text[start..<end]))
        }
    }

    private mutating func addCharacterAt() {
        add("charAt", [.receiver("string_char_at", [.string, .int], .string)]) { (args, _, run) throws(CELFault) in
            let text = try run.scalars(args[0], "charAt")
            let place = try place(args[1], in: text, "charAt")
            return .string(place == text.count ? "" : String(scalars: text[place...place]))
        }
    }

    private mutating func addSearches() {
        add(
            "indexOf",
            [
                .receiver("string_index_of", [.string, .string], .int),
                .receiver("string_index_of_from", [.string, .string, .int], .int),
            ]
        ) { (args, _, run) throws(CELFault) in
            let (text, part) = (try run.scalars(args[0], "indexOf"), try run.scalars(args[1], "indexOf"))
            let start = args.count > 2 ? try place(args[2], in: text, "indexOf") : 0
            try run.charge(text.count * max(1, part.count) / 8)
            return .int(Int64(find(part, in: text, from: start) ?? -1))
        }
        add(
            "lastIndexOf",
            [
                .receiver("string_last_index_of", [.string, .string], .int),
                .receiver("string_last_index_of_from", [.string, .string, .int], .int),
            ]
        ) { (args, _, run) throws(CELFault) in
            let (text, part) = (try run.scalars(args[0], "lastIndexOf"), try run.scalars(args[1], "lastIndexOf"))
            let last = args.count > 2 ? try place(args[2], in: text, "lastIndexOf") : text.count
            try run.charge(text.count * max(1, part.count) / 8)
            return .int(Int64(findLast(part, in: text, upTo: last) ?? -1))
        }
    }

    private mutating func addSubstring() {
        add(
            "substring",
            [
                .receiver("string_substring", [.string, .int], .string),
                .receiver("string_substring_range", [.string, .int, .int], .string),
            ]
        ) { (args, _, run) throws(CELFault) in
            let text = try run.scalars(args[0], "substring")
            let start = try place(args[1], in: text, "substring")
            let end = args.count > 2 ? try place(args[2], in: text, "substring") : text.count
            guard start <= end else { throw CELFault(.indexOutOfRange, "substring ends before it begins") }
            return .string(String(scalars: text[start..<end]))
        }
    }

    private mutating func addReplace() {
        let types: [CELType] = [.string, .string, .string]
        add(
            "replace",
            [.receiver("string_replace", types, .string), .receiver("string_replace_count", types + [.int], .string)]
        ) { (args, _, run) throws(CELFault) in
            let (text, part) = (try run.scalars(args[0], "replace"), try run.scalars(args[1], "replace"))
            let new = try run.scalars(args[2], "replace")
            let limit = try count(args.count > 3 ? args[3] : .int(-1), "replace")
            try run.charge(text.count * max(1, part.count, new.count) * 2)
            return .string(String(scalars: replacing(part, in: text, with: new, atMost: limit)))
        }
    }

    private mutating func addSplitAndJoin() {
        let list = CELType.list(.string)
        add(
            "split",
            [
                .receiver("string_split", [.string, .string], list),
                .receiver("string_split_count", [.string, .string, .int], list),
            ]
        ) { (args, _, run) throws(CELFault) in
            let (text, part) = (try run.scalars(args[0], "split"), try run.scalars(args[1], "split"))
            let limit = try count(args.count > 2 ? args[2] : .int(-1), "split")
            try run.charge(text.count * max(1, part.count) / 2)
            try run.charge(elements: min(limit, text.count / max(1, part.count) + 1))
            return .list(pieces(text, at: part, atMost: limit).map { .string(String(scalars: $0)) })
        }
        add("join", [.receiver("list_join", [list], .string), .receiver("list_join_with", [list, .string], .string)]) {
            (args, _, run) throws(CELFault) in
            guard case .list(let parts) = args[0] else { throw .noOverload("join", args) }
            let separator = args.count > 1 ? try run.scalars(args[1], "join") : []
            var joined: [Unicode.Scalar] = []
            for (index, part) in parts.values.enumerated() {
                if index > 0 { joined += separator }
                joined += try run.scalars(part, "join")
                try run.charge(separator.count + 1)
            }
            return .string(String(scalars: joined))
        }
    }
}

extension RunContext {
    /// The code points of a text, paid for: to take one out and to put it back takes longer than to copy four bytes.
    fileprivate mutating func scalars(_ value: CELValue, _ name: String) throws(CELFault) -> [Unicode.Scalar] {
        guard case .string(let text) = value else { throw .noOverload(name, [value]) }
        try charge(text.utf8.count)
        return Array(text.unicodeScalars)
    }
}

private func place(_ value: CELValue, in text: [Unicode.Scalar], _ name: String) throws(CELFault) -> Int {
    guard case .int(let index) = value else { throw .noOverload(name, [value]) }
    guard index >= 0, index <= text.count else {
        throw CELFault(.indexOutOfRange, "\(name): index \(index) is out of range")
    }
    return Int(index)
}

private func count(_ value: CELValue, _ name: String) throws(CELFault) -> Int {
    guard case .int(let count) = value else { throw .noOverload(name, [value]) }
    return count < 0 ? .max : Int(count)
}

private func find<Unit: Equatable>(_ part: [Unit], in text: [Unit], from start: Int) -> Int? {
    if part.isEmpty { return start }
    guard part.count <= text.count, start <= text.count - part.count else { return nil }
    return (start...text.count - part.count).first {
        text[$0] == part[0] && text[$0..<$0 + part.count].elementsEqual(part)
    }
}

private func findLast(_ part: [Unicode.Scalar], in text: [Unicode.Scalar], upTo last: Int) -> Int? {
    guard part.count <= text.count else { return nil }
    let start = min(last, text.count - part.count)
    return (0...start).last { text[$0..<$0 + part.count].elementsEqual(part) }
}

private func replacing(
    _ part: [Unicode.Scalar], in text: [Unicode.Scalar], with new: [Unicode.Scalar], atMost limit: Int
) -> [Unicode.Scalar] {
    if limit == 0 { return text }
    var result: [Unicode.Scalar] = []
    var position = 0
    var done = 0
    while done < limit, let place = find(part, in: text, from: position) {
        result += text[position..<place] + new
        // Between two code points there is one empty text.
        if part.isEmpty, place < text.count { result.append(text[place]) }
        position = place + max(part.count, 1)
        done += 1
        if position > text.count { return result }
    }
    return result + text[position...]
}

private func pieces(
    _ text: [Unicode.Scalar], at separator: [Unicode.Scalar], atMost limit: Int
) -> [ArraySlice<Unicode.Scalar>] {
    if limit == 0 { return [] }
    if separator.isEmpty {
        let single = min(text.count, max(0, limit - 1))
        let head = (0..<single).map { text[$0...$0] }
        return single < text.count ? head + [text[single...]] : head
    }
    var pieces: [ArraySlice<Unicode.Scalar>] = []
    var position = 0
    while pieces.count < limit - 1, let place = find(separator, in: text, from: position) {
        pieces.append(text[position..<place])
        position = place + separator.count
    }
    return pieces + [text[position...]]
}
