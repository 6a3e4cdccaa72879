import KloptModel

extension JSONWriter {
    /// An issue with every field of the contract.
    mutating func issue(_ issue: Issue) {
        beginObject()
        members(of: issue)
        end()
    }

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
        members(issue.observed.map { ($0.name, $0.value) })
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

    mutating func members(_ parts: [KeyPart]) { members(parts.map { ($0.name, ObservedValue.text($0.value)) }) }

    /// An object of names and values. A name occurs once in an object: a second value that differs gets a number.
    private mutating func members(_ members: [(name: String, value: ObservedValue)]) {
        var written: [(name: String, value: ObservedValue)] = []
        beginObject()
        for member in members {
            var name = member.name
            var number = 2
            while let other = written.first(where: { $0.name == name }), other.value != member.value {
                name = "\(member.name) (\(number))"
                number += 1
            }
            guard !written.contains(where: { $0.name == name }) else { continue }
            written.append((name, member.value))
            key(named: name)
            switch member.value {
            case .number(let value): self.number(value)
            case .text(let text): string(text)
            case .missing: null()
            }
        }
        end()
    }
}
