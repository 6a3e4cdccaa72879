import KloptModel

extension JSONWriter {
    /// An issue with every field of the contract.
    mutating func members(of issue: Issue) {
        key("id")
        string(issue.id)
        key("rule")
        string(issue.rule)
        key("severity")
        string(issue.severity.rawValue)
        key("owner")
        string(issue.owner)
        key("dataset")
        string(issue.dataset)
        key("key")
        members(issue.key)
        key("measures")
        strings(issue.measures)
        key("observed")
        members(issue.observed)
        key("expected")
        number(issue.expected)
        key("difference")
        number(issue.difference)
        key("message")
        string(issue.message)
        key("question")
        string(issue.question)
        key("hint")
        string(issue.hint)
        key("why")
        string(issue.why)
        key("location")
        place(issue.location)
        key("related")
        beginArray()
        for related in issue.related { place(related) }
        end()
        key("status")
        string(issue.status.rawValue)
        key("seeAlso")
        strings(issue.seeAlso)
        key("explanation")
        explanation(issue.explanation)
    }

    private mutating func explanation(_ explanation: Explanation?) {
        guard let explanation else { return null() }
        beginObject()
        key("reason")
        string(explanation.reason)
        key("author")
        string(explanation.author)
        key("given")
        string(explanation.given?.description)
        key("until")
        string(explanation.until.description)
        key("location")
        place(explanation.place)
        end()
    }

    /// What is known of an issue of an earlier run.
    mutating func members(of issue: SolvedIssue) {
        key("id")
        string(issue.id)
        key("rule")
        string(issue.rule)
        key("severity")
        string(issue.severity.rawValue)
        key("owner")
        string(issue.owner)
        key("dataset")
        string(issue.dataset)
        key("key")
        members(issue.key)
        key("message")
        string(issue.message)
        key("withoutRecord")
        bool(issue.isWithoutRecord)
    }

    /// `file`, `sheet`, `row` and `cells` of the innermost object; all null or empty without a place.
    mutating func placeKeys(_ place: DataPlace?) {
        key("file")
        string(place?.file)
        key("sheet")
        string(place?.sheet)
        key("row")
        integer(place?.row)
        key("cells")
        strings(place?.cells ?? [])
    }

    private mutating func place(_ place: DataPlace?) {
        guard let place else { return null() }
        beginObject()
        placeKeys(place)
        end()
    }

    mutating func members(_ key: [KeyPart]) {
        members(key.map { Observation(name: $0.name, value: .text($0.value)) })
    }

    /// An object of names and values.
    mutating func members(_ members: [Observation]) {
        beginObject()
        for member in members.namedOnce {
            key(named: member.name)
            switch member.value {
            case .number(let value): number(value)
            case .text(let text): string(text)
            case .missing: null()
            }
        }
        end()
    }
}
