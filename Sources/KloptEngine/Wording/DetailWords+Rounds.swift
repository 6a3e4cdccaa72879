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

    func receivedDay(isAhead: Bool, _ record: Record?, to issue: inout Issue) {
        guard let roles = schema.receipts, let record else { return }
        func text(_ column: Int?) -> String {
            guard let column, let value = record.value(column) else { return "" }
            return schema.columns[column].text(of: value, plan.pool)
        }
        let (owner, period) = (text(schema.owner), text(roles.period))
        let day = record.value(roles.received).flatMap { CalendarDate(days: $0) }?.text(in: language) ?? ""
        issue.observed = [Observation(name: schema.columns[roles.received].name, value: .text(text(roles.received)))]
        issue.message =
            isAhead
            ? say(
                "Van \(owner) zou over \(period) iets zijn ontvangen op \(day), en die dag moet nog komen.",
                "Something would have been received from \(owner) about \(period) on \(day), and that day is yet to come."
            )
            : say(
                "Van \(owner) zou over \(period) iets zijn ontvangen op \(day), en toen was dat kwartaal nog niet begonnen.",
                "Something would have been received from \(owner) about \(period) on \(day), before that quarter began."
            )
    }

    private func quoted(_ names: [String], joinedBy joint: String) -> String {
        var shown = names.prefix(Self.mostFiles).map { "«\($0)»" }
        let rest = names.count - shown.count
        if rest > 0 { shown.append(say("nog \(rest) andere", "\(rest) others")) }
        guard let last = shown.popLast(), !shown.isEmpty else { return names.first.map { "«\($0)»" } ?? "" }
        return shown.joined(separator: ", ") + joint + last
    }

    /// Says that something came in of which nothing could be read.
    ///
    /// The files are places and no part of the sentence: one may be named for another organisation, whose name is left out
    /// of a letter.
    ///
    /// - Returns: whether something came in.
    func unread(_ owner: Int64, _ period: Period?, to issue: inout Issue) -> Bool {
        guard let period, let quarter = receipts?.quarters[period] else { return false }
        let (name, files) = (plan.pool.text(owner), (quarter.unread[owner] ?? []).sorted())
        let day = quarter.days[owner]?.upperBound
        guard day != nil || !files.isEmpty else { return false }
        issue.message =
            day.map {
                say(
                    "Op \($0) is van \(name) over \(period) iets ontvangen, maar er is niets van te lezen.",
                    "On \($0) something was received from \(name) about \(period), but nothing of it can be read.")
            }
            ?? say(
                "Van wat \(name) over \(period) stuurde, is niets te lezen.",
                "Nothing can be read of what \(name) sent about \(period).")
        issue.question = say("Wilt u de gegevens opnieuw sturen?", "Would you send the data again?")
        issue.location = files.first.map { DataPlace(file: $0) }
        issue.related = files.dropFirst().map { DataPlace(file: $0) }
        return true
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
        // The files are places and no part of the sentence, as above. The version before the last comes first: that is the
        // one that people remember.
        issue.location = resubmitted.versions.last.map { DataPlace(file: $0.file) }
        issue.related = resubmitted.versions.dropLast().reversed().map(\.file)
            .filter { file in records.contains { $0.file == file } }.map { DataPlace(file: $0) }
        var names = records.prefix(Self.mostRecords).map(\.name)
        let (count, label) = (records.count, schema.label.text(in: language))
        if let column = columns.first {
            // In words of the data themselves, as an explanation holds in any language.
            let stated = names.joined(separator: ", ") + (count > names.count ? ", … (\(count))" : "")
            issue.observed = [Observation(name: schema.columns[column].name, value: .text(stated))]
        }
        if count > names.count {
            let rest = numbers.text(Number(count - names.count))
            names.append(say("nog \(rest) andere", "\(rest) others"))
        }
        let (list, rows) = (numbers.list(names), numbers.text(Number(count)))
        issue.message =
            count == 1
            ? say(
                "In uw laatste aanlevering ontbreekt een rij van \(label) die u eerder wel stuurde: \(list).",
                "Your last delivery lacks a row of \(label) that you sent before: \(list).")
            : say(
                "In uw laatste aanlevering ontbreken \(rows) rijen van \(label) die u eerder wel stuurde: \(list).",
                "Your last delivery lacks \(rows) rows of \(label) that you sent before: \(list).")
        return columns
    }
}
