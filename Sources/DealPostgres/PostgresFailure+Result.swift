#if PostgreSQL
    import CLibPQ

    extension PostgresFailure {
        /// What a result says went wrong; `nil` when nothing did.
        init?(_ result: OpaquePointer) {
            let status = PQresultStatus(result)
            if status == PGRES_PIPELINE_ABORTED {
                self.init(code: "25P02", message: "a request before this one was refused")
                return
            }
            guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR else {
                return nil
            }
            func field(_ code: Character) -> String? {
                PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
            }
            let whole = PQresultErrorMessage(result).map { String(cString: $0) }?.trimmed
            self.init(
                code: field("C") ?? "08000", message: field("M") ?? whole ?? "no reason was given", detail: field("D"))
        }
    }

    extension String {
        /// Without the line end that messages of the library have.
        var trimmed: String {
            var text = self[...]
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
    }

#endif
