#if SQLite
    import DealEngine
    import DealModel

    extension SQLiteSession {
        func number(of deal: DealID) throws(StoreError) -> Int? {
            try first(.dealNumber, { $0.bind(deal.text, at: 1) }) { row throws(StoreError) in row.int(0) }
        }

        /// Keeps notes; inside a transaction. What is about a deal that is not there is dropped.
        func note(_ notes: [Note]) throws(StoreError) {
            for note in notes {
                switch note {
                case .attempts(let row): try count(row)
                case .attempt(let row): try keepEach(row)
                case .answer(let deal, let answer): try keep(answer, about: deal)
                @unknown default: break
                }
            }
        }

        func attempts(on number: Int) throws(StoreError) -> [AttemptRow] {
            try all(.attempts, { $0.bind(number, at: 1) }) { row throws(StoreError) in
                try AttemptRow(stored: row.bytes(0), of: "a row of attempts")
            }
        }

        /// Adds attempts to the row of their key (SEMANTICS 7.2).
        private func count(_ attempt: AttemptRow) throws(StoreError) {
            guard let number = try number(of: attempt.key.deal) else { return }
            let rows = try attempts(on: number)
            var table = AttemptTable(rows)
            table.add(attempt)
            for (index, row) in table.rows.enumerated() where index >= rows.count || rows[index] != row {
                try put(row, at: index, of: number)
            }
        }

        private func keepEach(_ attempt: AttemptRow) throws(StoreError) {
            guard let number = try number(of: attempt.key.deal) else { return }
            let last = try first(.lastAttempt, { $0.bind(number, at: 1) }) { row throws(StoreError) in row.int(0) }
            try put(attempt, at: last.map { $0 + 1 } ?? 0, of: number)
        }

        private func put(_ attempt: AttemptRow, at index: Int, of number: Int) throws(StoreError) {
            try run(.putAttempt) { row in
                row.bind(number, at: 1)
                row.bind(index, at: 2)
                row.bind(attempt.encoded, at: 3)
            }
        }

        private func keep(_ answer: RecordedAnswer, about deal: DealID) throws(StoreError) {
            guard let number = try number(of: deal) else { return }
            try run(.noteAnswered) { $0.bind(number, at: 1) }
            try run(.putAnswer) { row in
                row.bind(number, at: 1)
                row.bind(answer.rule.text, at: 2)
                row.bind(answer.encoded, at: 3)
            }
        }
    }

#endif
