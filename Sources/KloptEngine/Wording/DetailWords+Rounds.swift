import KloptLanguage
import KloptModel
import KloptTables

// MARK: What came in when, and which version counts

extension DetailWords {
    /// More files than these make no sentence.
    private static let mostFiles = 3
    /// More records than these are not named one by one.
    private static let mostRecords = 40

    func receivedFile(_ file: ReceivedFile, _ record: Record?, to issue: inout Issue) {
        guard let roles = schema.receipts, let record else { return }
        func text(_ column: Int?) -> String {
            guard let column, let value = record.value(column) else { return "" }
            return schema.columns[column].text(of: value, plan.pool)
        }
        if let column = roles.file {
            issue.observed = [Observation(name: schema.columns[column].name, value: .text(file.name))]
        }
        let (owner, period, day) = (text(schema.owner), text(roles.period), text(roles.received))
        if file.fitting.isEmpty {
            issue.message = say(
                "Op \(day) is van \(owner) over \(period) «\(file.name)» ontvangen, maar dat bestand ligt niet bij de aanleveringen.",
                "On \(day) «\(file.name)» was received from \(owner) about \(period), but that file does not lie among the deliveries."
            )
            if !file.alike.isEmpty {
                let names = quoted(file.alike, joinedBy: say(" of ", " or "))
                issue.hint = say("Bedoelt u \(names)?", "Did you mean \(names)?")
            }
        } else {
            let names = quoted(file.fitting, joinedBy: say(" en ", " and "))
            issue.message = say(
                "Op \(day) is van \(owner) over \(period) «\(file.name)» ontvangen, en zo heten \(file.fitting.count) bestanden: \(names).",
                "On \(day) «\(file.name)» was received from \(owner) about \(period), and \(file.fitting.count) files are called so: \(names)."
            )
            issue.question = say(
                "Welk van deze bestanden is het? Schrijf de map erbij.",
                "Which of these files is it? Write its folder with it.")
        }
        issue.message +=
            file.isLast
            ? say(
                " Er is later niets meer ontvangen, dus wat nu telt, is misschien niet de laatste aanlevering.",
                " Nothing was received later, so what counts now may not be the last delivery.")
            : say(
                " Een aanlevering van later is er wel.", " A delivery of later is there.")
    }

    private func quoted(_ names: [String], joinedBy joint: String) -> String {
        var shown = names.prefix(Self.mostFiles).map { "«\($0)»" }
        let rest = names.count - shown.count
        if rest > 0 { shown.append(say("nog \(rest) andere", "\(rest) others")) }
        guard let last = shown.popLast(), !shown.isEmpty else { return names.first.map { "«\($0)»" } ?? "" }
        return shown.joined(separator: ", ") + joint + last
    }

    /// - Returns: the columns of the key that tell the records apart.
    func lost(_ resubmitted: Resubmitted, to issue: inout Issue) -> [Int] {
        let columns = schema.keyIndexes.filter { $0 != schema.owner && $0 != schema.period }
        func name(_ key: [Int64]) -> String {
            zip(columns, key).compactMap { column, value in
                value == DeliveryUnit.unknown ? nil : schema.columns[column].text(of: value, plan.pool)
            }.joined(separator: " ")
        }
        let records = resubmitted.lost.map { (name: name($0.key), file: $0.file) }
            .sorted { ($0.name, $0.file) < ($1.name, $1.file) }
        if let column = columns.first {
            let all = records.map(\.name).joined(separator: ", ")
            issue.observed = [Observation(name: schema.columns[column].name, value: .text(all))]
        }
        // The version before the last comes first: that is the one that people remember.
        let places = resubmitted.versions.dropLast().reversed().compactMap { version -> String? in
            let held = records.filter { $0.file == version.file }.map(\.name)
            guard !held.isEmpty else { return nil }
            var shown = Array(held.prefix(Self.mostRecords))
            let rest = held.count - shown.count
            if rest > 0 { shown.append(say("nog \(rest) andere", "\(rest) others")) }
            return say(
                "\(numbers.list(shown)) (stond in \(version.file))", "\(numbers.list(shown)) (was in \(version.file))")
        }
        let last = resubmitted.versions.last?.file ?? ""
        let (count, label) = (records.count, schema.label.text(in: language))
        let list = places.joined(separator: "; ")
        issue.message =
            count == 1
            ? say(
                "In uw laatste aanlevering (\(last)) ontbreekt een rij van \(label) die u eerder wel stuurde: \(list).",
                "Your last delivery (\(last)) lacks a row of \(label) that you sent before: \(list).")
            : say(
                "In uw laatste aanlevering (\(last)) ontbreken \(count) rijen van \(label) die u eerder wel stuurde: \(list).",
                "Your last delivery (\(last)) lacks \(count) rows of \(label) that you sent before: \(list).")
        return columns
    }
}
