extension Lexer {
    /// Reads `12`, `0x1f`, `12u`, `1.5`, `.5`, `6.02e23`.
    mutating func readNumber() {
        let start = position
        if peek() == "0", peek(1) == "x" || peek(1) == "X" { return readHexadecimal(from: start) }
        var isDouble = false
        skipDigits()
        if peek() == ".", peek(1).map(Self.isDigit) == true {
            isDouble = true
            position += 1
            skipDigits()
        }
        if startsExponent() {
            isDouble = true
            position += Self.isDigit(peek(1) ?? " ") ? 1 : 2
            skipDigits()
        }
        finishNumber(isDouble: isDouble, from: start)
    }

    private mutating func readHexadecimal(from start: Int) {
        position += 2
        while let scalar = peek(), Self.isHexDigit(scalar) { position += 1 }
        if position == start + 2, !followedByName() {
            report(
                "number", "'\(text(from: start))' is no number", from: start, help: "write digits after it, as in 0x1F")
            return emit(.broken, from: start)
        }
        finishNumber(isDouble: false, from: start)
    }

    private mutating func finishNumber(isDouble: Bool, from start: Int) {
        let digits = text(from: start)
        if !isDouble, peek() == "u" || peek() == "U" {
            position += 1
            if !followedByName() { return emit(.uint(digits), from: start) }
        }
        guard !followedByName() else { return reportNameAfterNumber(from: start) }
        emit(isDouble ? .double(digits) : .int(digits), from: start)
    }

    private func followedByName() -> Bool { peek().map(Self.isNamePart) == true }

    private mutating func reportNameAfterNumber(from start: Int) {
        while let scalar = peek(), Self.isNamePart(scalar) { position += 1 }
        report(
            "number", "'\(text(from: start))' is no number", from: start,
            help: "write digits only, with a point for decimals")
        emit(.broken, from: start)
    }

    private func startsExponent() -> Bool {
        guard peek() == "e" || peek() == "E", let next = peek(1) else { return false }
        if Self.isDigit(next) { return true }
        guard next == "+" || next == "-", let digit = peek(2) else { return false }
        return Self.isDigit(digit)
    }

    private mutating func skipDigits() {
        while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
    }
}
