import KloptModel

/// The columns that play a part in what the steward keeps, with what is wrong about them.
struct RoleColumns {
    private let pack: PackChecker
    private let text: SyntaxDataset
    private let schema: DatasetSchema
    /// Indexes by the words of `ColumnRole`; nil when one that is needed is not there.
    private var columns: [String: Int]?

    /// Reports roles that another kind of dataset has, that are not there, or whose column holds something else.
    init(pack: PackChecker, text: SyntaxDataset, schema: DatasetSchema) {
        self.pack = pack
        self.text = text
        self.schema = schema
        var columns: [String: Int] = [:]
        var isComplete = true
        for role in ColumnRole.all {
            guard let name = text.roles[role.word] else {
                guard role.isNeeded, role.kind == text.kind else { continue }
                isComplete = false
                if role.word != ColumnRole.until { reportMissing(role.word) }
                continue
            }
            guard role.kind == text.kind else {
                if role.word != ColumnRole.until { reportElsewhere(role.word, role.kind, at: name.site) }
                continue
            }
            guard let column = pack.index(of: name, in: schema) else {
                isComplete = isComplete && !role.isNeeded
                continue
            }
            if !role.holds.fits(schema.columns[column].type) {
                pack.problems.report(.wrongRoleType(name.text, expected: role.holds.expected), at: name.site)
            }
            columns[role.word] = column
        }
        self.columns = isComplete ? columns : nil
    }

    func roster() -> RosterRoles? {
        guard text.kind == .roster, let columns, let delivers = columns["delivers"], let from = columns["active"],
            let to = columns[ColumnRole.until]
        else { return nil }
        return RosterRoles(
            delivers: delivers, from: from, to: to, displayName: columns["named"], contact: columns["contact"],
            successor: columns["successor"])
    }

    func receipts() -> ReceiptRoles? {
        guard text.kind == .receipts else {
            if let deadline = text.deadline { reportElsewhere("deadline", .receipts, at: deadline.site) }
            return nil
        }
        if text.owner == nil { reportMissing("owner") }
        guard let period = period(), let columns, let received = columns["received"] else { return nil }
        return ReceiptRoles(
            period: period, received: received, file: columns["file"], days: text.deadline?.days)
    }

    func explanations() -> ExplanationRoles? {
        guard text.kind == .explanations else { return nil }
        if text.owner == nil { reportMissing("owner") }
        guard let columns, let about = columns["explains"], let reason = columns["reason"],
            let author = columns["author"], let expires = columns["expires"]
        else { return nil }
        // Without these it is refused, and that is said by the rule that they are filled in.
        for word in ["explains", "reason", "author", "expires"] {
            guard let column = columns[word], !schema.columns[column].isAlwaysRequired, let name = text.roles[word]
            else {
                continue
            }
            let expected = Localized("een kolom die niet leeg mag zijn", en: "a column that may not be empty")
            pack.problems.report(.wrongRoleType(name.text, expected: expected), at: name.site)
        }
        return ExplanationRoles(
            about: about, reason: reason, author: author, expires: expires, given: columns["given"],
            figures: columns["found"])
    }

    /// The quarter of a row: the one that the deadline is reckoned from, or else the first of the key.
    private func period() -> Int? {
        guard let name = text.deadline?.period else {
            let first = schema.columns.firstIndex { $0.isKey && $0.type == .quarter }
            if first == nil { reportMissing("key … quarter") }
            return first
        }
        guard let column = pack.index(of: name, in: schema) else { return nil }
        if schema.columns[column].type != .quarter || !schema.columns[column].isKey {
            let expected = Localized("een kwartaal in de sleutel", en: "a quarter of the key")
            pack.problems.report(.wrongRoleType(name.text, expected: expected), at: name.site)
        }
        return column
    }

    private func reportMissing(_ word: String) {
        guard let kind = text.kind else { return }
        pack.problems.report(.missingRole(word, kind: kind.rawValue), at: text.name.site)
    }

    private func reportElsewhere(_ word: String, _ kind: DatasetKind, at site: Site) {
        pack.problems.report(.roleElsewhere(word, kind: kind.rawValue), at: site)
    }
}
