import KloptModel

/// The issues of one record, together under its name.
struct RecordGroup {
    let title: String
    var issues: [Issue]

    /// Groups issues by the title of their record. Records stand in the order of their first issue, so the worst come
    /// first when the issues do.
    static func groups(of issues: [Issue], title: (Issue) -> String) -> [RecordGroup] {
        var groups: [RecordGroup] = []
        var positions: [String: Int] = [:]
        for issue in issues {
            let name = title(issue)
            if let position = positions[name] {
                groups[position].issues.append(issue)
            } else {
                positions[name] = groups.count
                groups.append(RecordGroup(title: name, issues: [issue]))
            }
        }
        return groups
    }
}
