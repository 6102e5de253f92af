#if SQLite
    import DealEngine
    import DealModel
    import ExactValues

    extension SQLiteSession {
        func deals(_ query: DealQuery, after last: DealID?, limit: Int) throws(StoreError) -> [Stored<Deal>] {
            let filter = SQLiteFilter(query, after: last)
            let sql = """
                SELECT revision, heard_at, body, personal FROM deal \(filter.clause) ORDER BY id LIMIT \(max(limit, 0))
                """
            return try all(sql: sql, filter.bind) { row throws(StoreError) in
                var deal = try DealBody(stored: row.bytes(2), of: "a deal").deal
                if !row.isNull(3) {
                    deal = try PersonalValues(stored: row.bytes(3), of: "what is personal of a deal").completing(deal)
                }
                if let heard = row.optionalInt(1) {
                    deal.lastCustomerEventAt = Instant(microseconds: Int64(heard))
                }
                return Stored(deal, at: Revision(row.int(0)))
            }
        }
    }

    /// The conditions of a query, with their parameters in order.
    private struct SQLiteFilter {
        private enum Parameter {
            case text(String)
            case int(Int)
        }

        private var conditions: [String] = []
        private var parameters: [Parameter] = []

        init(_ query: DealQuery, after last: DealID?) {
            add("id >", last?.text)
            add("customer =", query.customer?.text)
            add("process =", query.process?.text)
            add("stage =", query.stage?.text)
            add("owner =", query.owner?.text)
            add("outcome =", query.outcome?.text)
            if let due = query.dueBefore { add("due_at <", .int(Int(due.microseconds))) }
            switch query.standing {
            case nil: break
            case .open: conditions.append("outcome IS NULL")
            case .closed: conditions.append("outcome IS NOT NULL")
            }
        }

        private mutating func add(_ comparison: String, _ text: String?) {
            if let text { add(comparison, .text(text)) }
        }

        private mutating func add(_ comparison: String, _ parameter: Parameter) {
            parameters.append(parameter)
            conditions.append("\(comparison) ?\(parameters.count)")
        }

        var clause: String { conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ") }

        func bind(_ row: SQLiteRow) {
            for (index, parameter) in parameters.enumerated() {
                switch parameter {
                case .text(let text): row.bind(text, at: Int32(index + 1))
                case .int(let number): row.bind(number, at: Int32(index + 1))
                }
            }
        }
    }

#endif
