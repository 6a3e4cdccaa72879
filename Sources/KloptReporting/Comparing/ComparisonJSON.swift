import KloptModel

/// A comparison as one JSON object: `summary`, `unread` (of which of the two nothing could be read), `added`, `removed`, `changed`, `unmatched`, `solved`, `caused`, `altered`.
package struct ComparisonJSON: OutputFormat {
    package static let name = "json"

    package func write(_ comparison: DeliveryComparison, to sink: inout some ByteSink) throws {
        var json = JSONWriter()
        json.beginObject()
        json.head(of: comparison.new)
        json.key("summary")
        json.beginObject()
        let counts = [
            ("added", comparison.added.count), ("removed", comparison.removed.count),
            ("changedRecords", comparison.changedRecords), ("changedCells", comparison.changes.count),
            ("same", comparison.common - comparison.changedRecords), ("unmatched", comparison.unmatched.count),
            ("solved", comparison.solved.count), ("caused", comparison.caused.count),
            ("altered", comparison.altered.count), ("standing", comparison.standing),
        ]
        for (name, count) in counts {
            json.key(named: name)
            json.integer(count)
        }
        json.end()
        json.key("unread")
        json.beginArray()
        for side in DeliveryComparison.Side.allCases where comparison.unread.contains(side) {
            json.string(side.rawValue)
        }
        json.end()
        for (name, side) in [("old", comparison.old), ("new", comparison.new)] {
            json.key(named: name)
            json.beginObject()
            json.resubmissions(side.resubmissions)
            json.failures(side.failures, in: side.language)
            json.end()
        }
        try json.objects("added", comparison.added, drainingInto: &sink) { json, entry in json.members(of: entry) }
        try json.objects("removed", comparison.removed, drainingInto: &sink) { json, entry in json.members(of: entry) }
        try json.objects("changed", comparison.changes, drainingInto: &sink) { json, change in
            json.members(of: change.entry)
            json.key("measure")
            json.string(change.measure)
            json.key("old")
            json.observed(change.old)
            json.key("new")
            json.observed(change.new)
        }
        try json.objects("unmatched", comparison.unmatched, drainingInto: &sink) { json, unmatched in
            json.members(of: unmatched.entry)
            json.key("reason")
            json.string(unmatched.reason.rawValue)
        }
        try json.objects("solved", comparison.solved, drainingInto: &sink) { json, issue in json.members(of: issue) }
        try json.objects("caused", comparison.caused, drainingInto: &sink) { json, issue in json.members(of: issue) }
        try json.objects("altered", comparison.altered, drainingInto: &sink) { json, pair in
            json.key("then")
            json.members(pair.old.observed)
            json.members(of: pair.new)
        }
        json.end()
        try json.pieces.flush(into: &sink)
    }
}

extension JSONWriter {
    fileprivate mutating func members(of entry: DeliveryComparison.Entry) {
        key("owner")
        string(entry.owner)
        key("dataset")
        string(entry.dataset)
        key("key")
        members(entry.key)
        for (name, place) in [("oldPlace", entry.old), ("newPlace", entry.new)] {
            key(named: name)
            guard let place else {
                null()
                continue
            }
            beginObject()
            placeKeys(place)
            end()
        }
    }

    fileprivate mutating func observed(_ value: ObservedValue) {
        switch value {
        case .number(let number): self.number(number)
        case .text(let text): string(text)
        case .missing: null()
        }
    }
}
