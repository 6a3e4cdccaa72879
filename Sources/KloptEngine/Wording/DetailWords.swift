import KloptLanguage
import KloptModel
import KloptTables

/// Words the findings of structural rules: a cell, a column, a key, a record that is not there.
struct DetailWords {
    let plan: Plan
    let schema: DatasetSchema
    let surroundings: Surroundings
    let sources: [Source]
    let notes: [Note]
    let receipts: Receipts?

    var language: Language { plan.language }
    var numbers: NumberText { NumberText(language: language) }

    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    func label(_ column: Int) -> String { schema.columns[column].label.text(in: language) }

    /// Fills in the issue, and returns the columns that it is about where these are not the check's own.
    func apply(_ detail: FindingDetail, _ finding: Finding, _ record: Record?, to issue: inout Issue) -> [Int]? {
        switch detail {
        case .cell(let column, let kind, let text):
            issue.observed = [Observation(name: schema.columns[column].name, value: observed(kind, text))]
            cell(column, kind, text, to: &issue)
            if !kind.isRead { issue.message += refusal }
            return [column]
        case .explanation(let explanation):
            self.explanation(explanation, record, to: &issue)
            return nil
        case .receivedFile(let file): receivedFile(file, record, to: &issue)
        case .receivedDay(let isAhead): receivedDay(isAhead: isAhead, record, to: &issue)
        case .lost(let resubmitted): return lost(resubmitted, to: &issue)
        case .emptyCell(let column):
            issue.observed = [Observation(name: schema.columns[column].name, value: .missing)]
            issue.message =
                say("«\(label(column))» is niet ingevuld.", "«\(label(column))» is not filled in.") + refusal
            issue.question =
                schema.columns[column].type == .count
                ? say(
                    "Wilt u de cel invullen? Is het aantal nul, vul dan 0 in.",
                    "Would you fill in the cell? If there are none, enter 0.")
                : say("Wilt u de cel invullen?", "Would you fill in the cell?")
            return [column]
        case .emptyKey(let columns):
            let names = numbers.list(columns.map { "«\(label($0))»" })
            issue.measures = columns.map { schema.columns[$0].name }
            issue.message = say(
                "In deze rij ontbreken \(names): wij weten niet waar de cijfers bij horen.",
                "This row lacks \(names): we do not know what the figures belong to.")
            issue.question = say(
                "Wilt u dit invullen, of de rij weghalen als het geen gegevens zijn?",
                "Would you fill this in, or remove the row if it holds no data?")
            return columns
        case .emptyRow(let columns):
            issue.measures = columns.map { schema.columns[$0].name }
            issue.message = say(
                "Deze rij is niet ingevuld: alle \(columns.count) getallen zijn leeg.",
                "This row is not filled in: all of its \(columns.count) numbers are empty.")
            issue.question = say(
                "Wilt u de rij invullen? Is een aantal nul, vul dan 0 in.",
                "Would you fill in the row? Where there are none, enter 0.")
            return columns
        case .shortRow(let row, let columns):
            let labels = columns.map { "«\(label($0))»" }
            let (first, last) = (labels.first ?? "", labels.last ?? "")
            issue.measures = columns.map { schema.columns[$0].name }
            let names =
                labels.count <= 3
                ? numbers.list(labels)
                : say(
                    "\(first) tot en met \(last) (\(labels.count) kolommen)",
                    "\(first) to \(last) (\(labels.count) columns)")
            issue.message = say(
                "Deze rij heeft \(row.cellCount) van de \(row.headerCount) cellen. Er ontbreken: \(names).",
                "This row has \(row.cellCount) of the \(row.headerCount) cells. Missing are: \(names).")
            issue.question = say(
                "Is de rij afgebroken of zijn er scheidingstekens weggevallen? Wilt u de rij aanvullen?",
                "Was the row broken off, or were delimiters lost? Would you complete the row?")
            return columns
        case .absentColumn(let column, _):
            let name = schema.columns[column].name
            let source = Int(finding.source)
            let isSheet = sources.indices.contains(source) && sources[source].sheet != nil
            issue.message = say(
                "De kolom «\(label(column))» (\(name)) ontbreekt \(isSheet ? "op dit blad" : "in het bestand").",
                "The column «\(label(column))» (\(name)) is not \(isSheet ? "on this sheet" : "in the file").")
            issue.question =
                column == schema.owner
                ? say(
                    "Wilt u de kolom toevoegen, of de kop boven de kolom verbeteren? Is alles van één organisatie? Dan kunt u de naam ook opgeven met --organisation.",
                    "Would you add the column, or correct its header? Is all of it of one organisation? Then you can also give its name with --organisation."
                )
                : say(
                    "Wilt u de kolom toevoegen, of de kop boven de kolom verbeteren?",
                    "Would you add the column, or correct its header?")
            issue.hint = whyAbsent(column, finding)
            return [column]
        case .duplicates(let rows): duplicates(rows, to: &issue)
        case .wrongPeriod(let stated, let folder):
            let name = stated?.description ?? "?"
            issue.message = say(
                "Het record gaat over \(name), maar staat bij de aanlevering van \(folder).",
                "The record is about \(name), but stands with the delivery of \(folder).")
            issue.question = say(
                "Over welk kwartaal gaat deze rij? Wilt u het kwartaal verbeteren, of de rij weghalen?",
                "Which quarter is this row about? Would you correct the quarter, or remove the row?")
            return schema.period.map { [$0] }
        case .laterPeriod(let stated, let checked):
            issue.message = say(
                "Deze rij gaat over \(stated), maar nu wordt \(checked) gecontroleerd.",
                "This row is about \(stated), but \(checked) is being checked.")
            issue.question = say(
                "Is het kwartaal goed getypt? Dan is er niets mis met uw rij: \(stated) wordt later gecontroleerd.",
                "Is the quarter typed correctly? Then nothing is wrong with your row: \(stated) is checked later.")
            return schema.period.map { [$0] }
        case .sparsePeriod(let stated):
            issue.message = say(
                "Het record gaat over \(stated), en over dat kwartaal leverde hooguit de helft van de organisaties aan.",
                "The record is about \(stated), of which at most half of the organisations delivered anything.")
            issue.question = say("Is het kwartaal goed getypt?", "Is the quarter typed correctly?")
            return schema.period.map { [$0] }
        case .outsideValidity(let stated):
            issue.message = say(
                "\(schema.label.dutch) worden in \(stated) niet uitgevraagd.",
                "\(schema.label.english) are not collected in \(stated).")
            issue.question = say("Over welk kwartaal gaat deze rij?", "Which quarter is this row about?")
            return schema.period.map { [$0] }
        case .wrongSender(let named):
            let owner = schema.owner.flatMap { record?.value($0) }.map { plan.pool.text($0) } ?? "?"
            issue.message = say(
                "De rij is van \(owner), maar staat in de aanlevering van \(named).",
                "The row is of \(owner), but stands in the delivery of \(named).")
            return schema.owner.map { [$0] }
        case .outdatedTemplate(let changes, _):
            let most = 10
            let told = changes.prefix(most).map { $0.text(in: plan.language) }.joined(separator: " ")
            let rest = changes.count - most
            let more = rest > 0 ? say(" En nog \(rest) veranderingen.", " And \(rest) more changes.") : ""
            issue.message = say(
                "Sinds deze template is gemaakt, zijn de regels veranderd. \(told)\(more)",
                "The rules have changed since this template was made. \(told)\(more)")
            return []
        case .totals(let figure, _): return totals(figure, to: &issue)
        case .absent(let rows): absent(rows, finding, to: &issue)
        case .strayKeyPart(let column, let isMissing):
            let only = schema.columns[column].onlyFor
            let values = numbers.list(only?.values ?? [])
            issue.message =
                isMissing
                ? say(
                    "«\(label(column))» is niet ingevuld, en dat hoort wel bij \(values).",
                    "«\(label(column))» is not filled in, as it must be for \(values).")
                : say(
                    "«\(label(column))» is ingevuld, maar dat hoort alleen bij \(values).",
                    "«\(label(column))» is filled in, which belongs to \(values) only.")
            return [column]
        case .unlikeRecords(let difference):
            FigureWords(plan: plan, schema: schema).apply(difference, record, to: &issue)
        }
        return nil
    }

    private func observed(_ kind: CellProblem.Kind, _ text: String) -> ObservedValue {
        if case .negative = kind, let number = Number(decimal: text) { return .number(number) }
        return .text(text)
    }

    /// What was found for a column and could not be taken, and the file's columns that were not used: one of them may be
    /// the one that is missed.
    private func whyAbsent(_ column: Int, _ finding: Finding) -> String? {
        guard sources.indices.contains(Int(finding.source)) else { return nil }
        let source = sources[Int(finding.source)]
        let here = notes.filter { $0.place?.file == source.file && $0.place?.sheet == source.sheet }
        // A sheet may say something for the column, and only that could not be it.
        var hints = here.filter { $0.kind == .untakenValue }.map { $0.text.text(in: language) }
            .filter { $0.contains("«\(label(column))»") }
        let unused = here.filter { $0.kind == .unusedColumn }
        if !unused.isEmpty, unused.count <= 8 {
            let list = unused.map { $0.text.text(in: language) }.joined(separator: "; ")
            hints.append(
                say("Kijk ook naar wat niet is herkend: \(list).", "Look at what was not recognised as well: \(list)."))
        }
        return hints.isEmpty ? nil : hints.joined(separator: " ")
    }

    // MARK: Records

    private func duplicates(_ rows: [Int32], to issue: inout Issue) {
        let table = surroundings.store.tables[plan.datasets.firstIndex { $0.name == schema.name } ?? 0]
        let places = rows.compactMap { row -> DataPlace? in
            let source = Int(table.sources[Int(row)])
            guard sources.indices.contains(source) else { return nil }
            return sources[source].place(row: Int(table.rows[Int(row)]), columns: schema.keyIndexes)
        }
        guard let here = places.count > 1 ? places[1] : places.first else { return }
        // Other files may be another organisation's: they are places to compare with, not part of the sentence.
        let rowsHere = places.filter { $0.file == here.file && $0.sheet == here.sheet }.map { "\($0.row ?? 0)" }
        let one = rowsHere.count == 1
        let list = numbers.list(rowsHere)
        let onSheets = places.filter { $0.file == here.file && $0.sheet != here.sheet }
        var others = onSheets.map { place in
            let (row, sheet) = (place.row ?? 0, place.sheet ?? "")
            return say("in rij \(row) van blad «\(sheet)»", "in row \(row) of sheet «\(sheet)»")
        }
        if others.count > DetailWords.mostPlaces {
            others = [say("\(others.count) keer op andere bladen", "\(others.count) times on other sheets")]
        }
        let elsewhere = places.count - rowsHere.count - onSheets.count
        if elsewhere > 0 {
            others.append(say("\(elsewhere) keer in een ander bestand", "\(elsewhere) times in another file"))
        }
        let also = others.isEmpty ? "" : say(" en ", " and ") + numbers.list(others)
        issue.message = say(
            "Deze gegevens staan \(rows.count) keer in de aanlevering: in \(one ? "rij" : "de rijen") \(list)\(also).",
            "These data are in the delivery \(rows.count) times: in \(one ? "row" : "rows") \(list)\(also).")
        issue.question = say(
            "Welke rij is de juiste? Wilt u de andere weghalen?", "Which row is right? Would you remove the others?")
        if places.contains(where: { $0.file != here.file }) {
            issue.hint = say(
                "Zijn het twee versies van dezelfde aanlevering? Zet dan v1 en v2, of de dag van ontvangst, in de namen van de bestanden: dan telt de laatste.",
                "Are these two versions of the same delivery? Then put v1 and v2, or the day of receipt, in the names of the files: the last one counts."
            )
        }
        issue.measures = schema.keyIndexes.map { schema.columns[$0].name }
        issue.location = here
        issue.related = places.enumerated().filter { $0.offset != 1 }.map(\.element)
    }

    /// More places than these make no sentence.
    private static let mostPlaces = 3

    private func totals(_ figure: TotalsRow.Figure, to issue: inout Issue) -> [Int] {
        let scale = schema.columns[figure.column].type == .number ? Number.columnDecimals : 0
        let stated = Number(scaled: figure.stated, decimals: scale)
        let summed = Number(scaled: figure.summed ?? 0, decimals: scale)
        issue.measures = [schema.columns[figure.column].name]
        issue.observed = [Observation(name: schema.columns[figure.column].name, value: .number(stated))]
        issue.expected = summed
        issue.difference = stated.subtracting(summed)
        let (given, right) = (numbers.text(stated), numbers.text(summed))
        issue.message = say(
            "De totaalrij noemt \(given) bij «\(label(figure.column))»; de rijen erboven tellen op tot \(right).",
            "The totals row says \(given) for «\(label(figure.column))»; the rows above add up to \(right).")
        issue.question = say(
            "Ontbreekt er een rij, of is er een getal veranderd na het optellen?",
            "Is a row missing, or did a number change after the totals were made?")
        return [figure.column]
    }

    // MARK: What is not there

    private func absent(_ rows: [Int32], _ finding: Finding, to issue: inout Issue) {
        guard let roles = schema.roster, let dataset = plan.datasets.firstIndex(where: { $0.name == schema.name }),
            case .expects(let expectation) = plan.checks[Int(finding.check)].condition
        else { return }
        let records = rows.map { surroundings.store.record(dataset, Int($0)) }
        let names = records.compactMap { $0.value(roles.delivers).map { plan.pool.text($0) } }
        let targets = plan.datasets.filter { names.contains($0.name) }
        let period = Period(rawValue: finding.period)
        issue.key = expectation.matching.compactMap { column in
            let values = Set(records.compactMap { $0.value(column) })
            guard values.count == 1, let value = values.first else { return nil }
            return KeyPart(name: schema.columns[column].name, value: schema.columns[column].text(of: value, plan.pool))
        }
        if let period, let target = targets.first, let column = target.period {
            issue.key.append(KeyPart(name: target.columns[column].name, value: period.description))
        }
        if targets.count == 1, let target = targets.first { issue.dataset = target.name }
        issue.measures = [schema.columns[roles.delivers].name]
        // In words of the data themselves, so that an explanation holds in any language, and only for this.
        let missing = targets.map { target in
            let places = zip(records, names).filter { $0.1 == target.name }.map { place(of: $0.0, expectation) }
            return target.name + (places.allSatisfy(\.isEmpty) ? "" : " (\(places.sorted().joined(separator: ", ")))")
        }
        issue.observed = [
            Observation(name: schema.columns[roles.delivers].name, value: .text(missing.joined(separator: ", ")))
        ]
        let isWhole = isWholeOwner(records, expectation, dataset, period)
        let what = targets.map { target in
            let places = zip(records, names).filter { $0.1 == target.name }.map { place(of: $0.0, expectation) }
            return "\(target.label.text(in: language)) (\(numbers.list(places)))"
        }
        let quarter = period?.description ?? ""
        let owner = issue.owner ?? ""
        if isWhole {
            let expected = say("Verwacht: ", "Expected: ") + what.joined(separator: "; ") + "."
            if !unread(finding.owner, period, to: &issue) {
                issue.message = say(
                    "Van \(owner) is over \(quarter) niets ontvangen.",
                    "Nothing was received from \(owner) about \(quarter).")
                issue.question = say("Wanneer kunnen wij de gegevens verwachten?", "When can we expect the data?")
            }
            issue.message += " " + expected
        } else {
            issue.message = say(
                "Over \(quarter) ontbreekt: \(what.joined(separator: "; ")).",
                "Missing for \(quarter): \(what.joined(separator: "; ")).")
            issue.question = say(
                "Wilt u de gegevens alsnog aanleveren? Zijn er geen cliënten, vul dan overal 0 in.",
                "Would you still deliver the data? If there are no clients, enter 0 throughout.")
        }
    }

    /// Where a row of the roster expects something: "Oost".
    private func place(of record: Record, _ expectation: Expectation) -> String {
        expectation.matching.filter { $0 != schema.owner }.compactMap { column in
            record.value(column).map { schema.columns[column].text(of: $0, plan.pool) }
        }.joined(separator: " ")
    }

    /// Whether the rows are all that the roster expects of their owner.
    private func isWholeOwner(_ records: [Record], _ expectation: Expectation, _ dataset: Int, _ period: Period?)
        -> Bool
    {
        guard let owner = schema.owner, let name = records.first?.value(owner), let roles = schema.roster, let period
        else { return false }
        let table = surroundings.store.tables[dataset]
        var active = 0
        for row in 0..<table.set.rowCount {
            let record = Record(set: table.set, row: row)
            guard record.value(owner) == name, (record.value(roles.from) ?? 0) <= period.rawValue,
                (record.value(roles.to) ?? Int64.max) >= period.rawValue
            else { continue }
            active += 1
        }
        return active == records.count
    }
}
