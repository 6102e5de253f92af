import DealModel

extension StageGraph {
    /// Reads a graph from a CSV file with the columns `from` and `to`, one step a row: an empty `from` says that deals
    /// may begin with `to`, an empty `to` that they may end after `from`.
    ///
    ///     from,to
    ///     ,Create Fine
    ///     Create Fine,Payment
    ///     Payment,
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - name: What errors call it.
    ///   - log: Where the names are those of stages or outcomes; names that it does not know are stages.
    /// - Throws: What is wrong with the file.
    public init(csv bytes: [UInt8], named name: String, for log: EventLog) throws(CSVImportError) {
        let map = ColumnMap([.deal: "from", .stage: "to"])
        var reader = try CSVRowReader(bytes, named: name, map: map)
        guard reader.names.contains("to") else {
            throw CSVImportError([CSVProblem(.noSuchColumn("to", nearest: nil, among: reader.names), in: name, line: 1)]
            )
        }
        var (starts, ends, steps): (Set<Activity>, Set<Activity>, Set<Step>) = ([], [], [])
        let problems = reader.readAll { row throws(CSVProblem) in
            let (from, to) = (row.text(.deal).map(log.activity(named:)), row.text(.stage).map(log.activity(named:)))
            switch (from, to) {
            case (nil, let to?): starts.insert(to)
            case (let from?, nil): ends.insert(from)
            case (let from?, let to?): steps.insert(Step(from, to))
            case (nil, nil): throw row.problem(.empty(.stage), at: .stage)
            }
        }
        if let error = problems.error { throw error }
        self.init(starts: starts, ends: ends, steps: steps)
    }
}

extension EventLog {
    /// The activity of this name.
    fileprivate func activity(named name: String) -> Activity {
        outcomes.names.first { $0.text.hasSameBytes(as: name) }.map(Activity.outcome) ?? .stage(.init(name))
    }
}
