import KloptLanguage
import KloptModel
import KloptTables
import Testing

@testable import KloptEngine

/// A pack and small tables of text, checked in memory: what `klopt check` does, without files.
struct Trial {
    let ruleSet: RuleSet

    /// The datasets that most tests are about.
    static let pack = """
        pack proef "Proef" version "1"
        codes regio "Regio" { Noord "Noord"  Zuid "Zuid"  Oost "Oost" }
        dataset ips "IPS" {
          key organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          missing "-"
          not applicable "n.v.t."
          totals "Totaal"
          count  a "A" optional may be not applicable
          count  b "B" optional may be not applicable
          count  c "C" optional may be not applicable
          count  d "D" optional
          number x "X" optional may be not applicable
          number y "Y" optional
          text   t "T" optional
        }
        dataset wabz "WABZ" valid from 2025-Q1 {
          key organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count a "A" optional
        }
        dataset deelnemers "Deelnemers" roster {
          key organisatie: text, regio: regio, traject: text, van: quarter
          owner organisatie
          text naam "Naam" optional
          quarter tot "Tot" optional
          text contact "Contact" optional
          text opvolger "Opvolger" optional
          delivers traject
          active van to tot
          named naam
          contact contact
          successor opvolger
        }

        """

    /// - Parameter keepsStructure: whether the rules that follow from the datasets run as well.
    init(_ rules: String, pack: String = Trial.pack, keepsStructure: Bool = false) throws {
        let loaded = RuleLoader.load([RuleSource(path: "proef.klopt", text: pack + rules)]) { _ in nil }
        let errors = loaded.diagnostics.filter { !$0.isWarning }
        #expect(errors.isEmpty, "\(DiagnosticText.render(errors, language: .english, color: false))")
        var ruleSet = try #require(loaded.ruleSet)
        if !keepsStructure { ruleSet.rules.removeAll(where: \.isStructural) }
        self.ruleSet = ruleSet
    }

    /// A rule `r` over a dataset, with these lines.
    init(lines: String, forEach scope: String = "ips", before: String = "") throws {
        try self.init(before + "\nrule r \"R\" {\n  for each \(scope)\n  severity error\n  \(lines)\n}\n")
    }

    /// Checks tables as people draw them:
    ///
    ///     ips                         a dataset, perhaps with a folder's quarter behind it: `ips @ 2025-Q2`
    ///     | organisatie | regio |     its header
    ///     | GGZ 01      | Noord |
    ///     ! deelnemers.csv            a file that could not be read
    func report(
        _ drawing: String, period: PeriodRequest = .latest, organisation: String? = nil, language: Language = .dutch,
        day: CalendarDate? = nil, threads: Int = 1
    ) throws -> Report {
        try checked(
            drawing, period: period, organisation: organisation, language: language, day: day, threads: threads
        ).report
    }

    /// The same, with the records still at hand.
    func checked(
        _ drawing: String, period: PeriodRequest = .latest, organisation: String? = nil, language: Language = .dutch,
        day: CalendarDate? = nil, threads: Int = 1, keepsNumbers: Bool = false
    ) throws -> CheckedRun {
        let pool = TextPool()
        let plan = Plan(ruleSet, pool: pool, language: language, keepsNumbers: keepsNumbers)
        let rows = TextRows(
            context: ReadingContext(datasets: ruleSet.datasets, codeLists: ruleSet.codeLists, pool: pool))
        let sender = organisation.map { Sender($0, pool: pool) }
        let checker = BatchChecker(plan: plan, sender: sender)
        var store = RecordStoreBuilder(columnCounts: ruleSet.datasets.map(\.columns.count), kept: plan.kept)
        var tally = Tally(checkCount: plan.checks.count)
        var log = FindingLog()
        var reading = ReadingResult()
        for table in Drawing.tables(drawing) {
            if let file = table.failed {
                reading.failures.append(Report.Failure(file: file, text: Localized("onleesbaar", en: "unreadable")))
                continue
            }
            let dataset = try #require(ruleSet.datasets.firstIndex { $0.name == table.dataset }, "\(table.dataset)")
            let schema = ruleSet.datasets[dataset]
            let columns = try table.header.map { try #require(schema.index(of: $0), "\($0)") }
            var source = Source(
                dataset: dataset, file: "\(table.dataset).csv",
                positions: schema.columns.indices.map { columns.firstIndex(of: $0) })
            source.recordCount = table.rows.count
            source.folderPeriod = table.folder
            source.totals = table.totals(schema)
            let result = checker.check(
                rows.batch(dataset: dataset, columns: columns, rows: table.rows, source: reading.sources.count))
            reading.files.append(ReadingResult.File(file: source.file, sources: [reading.sources.count]))
            reading.sources.append(source)
            store.append(result.batch, at: BatchBase())
            tally += result.tally
            log.append(result.log)
        }
        let pack = Report.Pack(name: ruleSet.name, title: ruleSet.title, version: ruleSet.version, path: "proef")
        return Run.finish(
            Run.Gathered(plan: plan, sender: sender, store: store.finished(), tally: tally, log: log, reading: reading),
            RunRequest(
                paths: [], period: period, organisation: organisation, language: language, day: day, threads: threads,
                keepsNumbers: keepsNumbers, pack: pack, version: "0"))
    }

    /// The one outcome of rule `r` on one record: `a 10, b <5`. What is not said is missing.
    func outcome(_ record: String) throws -> Outcome? {
        let cells = record.split(separator: ", ").map { $0.split(separator: " ", maxSplits: 1) }
        let names = cells.compactMap { $0.first.map(String.init) }
        let values = cells.map { $0.count > 1 ? String($0[1]) : "" }
        let report = try report(
            """
            ips
            | organisatie | regio | kwartaal | \(names.joined(separator: " | ")) |
            | GGZ 01 | Noord | 2025-Q2 | \(values.joined(separator: " | ")) |
            """, period: .all)
        let counts = report.counts(of: "r")
        let met = Outcome.allCases.filter { counts[$0] > 0 }
        #expect(met.count <= 1)
        return met.first
    }
}

/// Tables as text.
private enum Drawing {
    struct Table {
        var dataset = ""
        var folder: Period?
        var header: [String] = []
        var rows: [[String]] = []
        var total: [String]?
        var failed: String?

        /// A row that begins with `Totaal` is stated by the file and summed by its reader.
        func totals(_ schema: DatasetSchema) -> [TotalsRow] {
            guard let total else { return [] }
            let figures = header.indices.compactMap { position -> TotalsRow.Figure? in
                guard let column = schema.index(of: header[position]), let stated = Int64(total[position]) else {
                    return nil
                }
                let cells = rows.map { Int64($0[position]) }
                let sum = cells.contains(nil) ? nil : cells.reduce(0) { $0 + ($1 ?? 0) }
                return TotalsRow.Figure(column: column, stated: stated, summed: sum)
            }
            return [TotalsRow(row: rows.count + 2, figures: figures)]
        }
    }

    static func tables(_ text: String) -> [Table] {
        var tables: [Table] = []
        for line in text.split(separator: "\n").map({ $0.drop { $0 == " " } }) where !line.isEmpty {
            if line.hasPrefix("|") {
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                    .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
                guard var table = tables.popLast() else { continue }
                if table.header.isEmpty {
                    table.header = cells
                } else if cells.first == "Totaal" {
                    table.total = cells
                } else {
                    table.rows.append(cells)
                }
                tables.append(table)
            } else if line.hasPrefix("!") {
                tables.append(Table(failed: String(line.dropFirst(2))))
            } else {
                let parts = line.split(separator: " ")
                tables.append(
                    Table(
                        dataset: parts.first.map(String.init) ?? "",
                        folder: parts.count == 3 ? Period(canonical: String(parts[2])) : nil))
            }
        }
        return tables
    }
}

extension Report {
    func counts(of rule: String) -> OutcomeCounts { rules.first { $0.id == rule }?.counts ?? OutcomeCounts() }

    /// The rule's outcomes as a line: `passed 2, failed 1`.
    func outcomes(of rule: String) -> String {
        let counts = counts(of: rule)
        return Outcome.allCases.filter { counts[$0] > 0 }.map { "\($0) \(counts[$0])" }.joined(separator: ", ")
    }

    /// Who is told by a rule, and about what: `GGZ 01 Noord`.
    func told(by rule: String) -> [String] {
        issues.filter { $0.rule == rule }.map { issue in
            ([issue.owner ?? "-"] + issue.key.filter { $0.value != issue.owner }.map(\.value)).joined(separator: " ")
        }
    }
}
