import KloptModel
import Testing

@testable import KloptReporting

@Suite("The text")
struct TextReporterTests {
    private func text(_ report: Report, color: Bool = false, width: Int = 100) -> String {
        String(
            decoding: TextReporter(options: TextOptions(color: color, width: width)).bytes(of: report), as: UTF8.self)
    }

    @Test("stays within its width where words allow", arguments: [60, 80, 120])
    func staysWithinWidth(width: Int) {
        let lines = text(SampleReport.make(), width: width).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines.contains { $0.count > width - 8 })
    }

    @Test("has colour only when asked, and then the same words")
    func hasColorWhenAsked() {
        let plain = text(SampleReport.make())
        var colored = text(SampleReport.make(), color: true)
        #expect(!plain.contains("\u{1B}") && colored.contains("\u{1B}[1;31m"))
        colored.replace(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(colored == plain)
    }

    private func report(errors: Int, warnings: Int, owners: Int = 1, worded: Tally = Tally()) -> Report {
        var report = SampleReport.make()
        let each = errors + warnings
        let names = (0..<owners).map { "GGZ \(100 + $0)" }
        report.owners = names.map { Report.Owner(name: $0, errors: errors, warnings: warnings) }
        (report.errors, report.warnings, report.infos) = (errors * owners, warnings * owners, 0)
        report.issues = IssueList(count: each * owners) { position in
            worded.add()
            return KloptModel.Issue(
                id: "\(position)", rule: "r", severity: position % each < warnings ? .warning : .error,
                owner: names[position / each], dataset: "ips", message: "melding \(position)", question: "")
        }
        return report
    }

    @Test("shows the worst of many, and says how many more there are and where")
    func showsTheWorst() {
        let text = text(report(errors: 5, warnings: 2_000))
        #expect(text.contains("melding 2000\n") && text.contains("melding 2004\n"))
        #expect(text.contains("melding 14\n") && !text.contains("melding 15\n"))
        #expect(text.contains("En nog 1.985 punten, hier niet getoond. Alle 2.005 staan in"))
        #expect(text.contains("--format csv"))
    }

    @Test("shares out what fits on a page over many organisations")
    func sharesOut() {
        let text = text(report(errors: 50, warnings: 0, owners: 100))
        #expect(text.split(separator: "\n").count { $0.contains("✗ fout: melding") } == 500)
        #expect(text.split(separator: "\n").count { $0.contains("En nog 45 punten") } == 100)
    }

    @Test("counts what it leaves out of what was not used as it counts all of it")
    func countsNotes() {
        var report = SampleReport.make()
        report.ignored = (0..<30).map { number in
            Note(kind: .other, place: DataPlace(file: "\(number).csv"), text: Localized("tekst \(number % 15)"))
        }
        let text = text(report)
        #expect(text.contains("Niet gebruikt of aangenomen (30):") && text.contains("En nog 10. Alles staat in"))
    }

    @Test("calls organisations and reports by what they are")
    func callsOwners() {
        let figures = Localized("Gepubliceerde cijfers", en: "Published figures")
        func summary(_ owners: [Report.Owner], _ language: Language = .dutch) -> String {
            TextWords(language: language).issues(of: report(errors: 1, warnings: 0), owners)
        }
        let organisations = (1...3).map { Report.Owner(name: "GGZ \($0)", errors: $0 - 1) }
        let reports = (1...2).map { Report.Owner(name: "Rapport \($0)", figures: figures, errors: $0 - 1) }
        #expect(summary(organisations) == "1 fout bij 2 van de 3 organisaties.")
        #expect(summary(reports) == "1 fout bij 1 van de 2 rapporten (Gepubliceerde cijfers).")
        #expect(
            summary(Array(reports.prefix(1)) + organisations, .english)
                == "1 error at 2 of 3 organisations and 0 of 1 report (Published figures).")
        #expect(summary(Array(reports.prefix(1))) == "1 fout.")
        let phrasing = Phrasing(language: .dutch)
        #expect(phrasing.ownerHeader(organisations) == "organisatie")
        #expect(phrasing.ownerHeader(reports) == "rapport")
        #expect(phrasing.ownerHeader(reports + organisations) == "organisatie of rapport")
        #expect(phrasing.ownerHeader([]) == "organisatie")
    }

    @Test("stops after a page full, and counts the organisations that do not fit")
    func stopsAfterAPage() {
        let text = text(report(errors: 2, warnings: 1, owners: 1_200))
        #expect(text.split(separator: "\n").count { $0.contains("✗ fout: melding") } == 500)
        #expect(text.contains("En nog 700 organisaties met samen 1.400 fouten en 700 waarschuwingen"))
    }

    @Test("words no more issues of a list of a million than it shows and searches")
    func isLazy() {
        let worded = Tally()
        let text = text(report(errors: 500_000, warnings: 0, owners: 2, worded: worded))
        #expect(text.contains("Alle 500.000 staan in"))
        #expect(worded.count < 1_000)
    }

    @Test("does not call a run without a check good")
    func noCheckIsNoPass() {
        var report = report(errors: 0, warnings: 1)
        report.owners = [Report.Owner(name: "GGZ 01")]
        report.issues = IssueList([])
        (report.warnings, report.counts, report.failures) = (0, SampleReport.counts(notApplicable: 3), [])
        #expect(text(report).contains("Er is geen enkele controle gedaan."))
        #expect(text(report).contains("Niets gevonden, maar ook niet (alles) gecontroleerd (1): GGZ 01"))
        report.counts = SampleReport.counts(passed: 3, couldNotRun: 1)
        #expect(text(report).contains("De cijfers zijn dus niet goedgekeurd."))
    }

    @Test("says of a clean run that it adds up")
    func cleanRun() {
        var report = report(errors: 0, warnings: 1)
        report.owners = [Report.Owner(name: "GGZ 01", counts: SampleReport.counts(passed: 3))]
        report.issues = IssueList([])
        (report.warnings, report.counts, report.failures) = (0, SampleReport.counts(passed: 1), [])
        #expect(text(report).contains("Klopt (1): GGZ 01"))
        #expect(text(report).contains("Controles: 1 klopt, 0 kloppen niet"))
        #expect(text(report).hasSuffix("Alles wat gecontroleerd kon worden, klopt.\n"))
    }

    @Test("reads numbers, amounts and lists as the language has them")
    func phrases() {
        let (dutch, english) = (Phrasing(language: .dutch), Phrasing(language: .english))
        #expect([0, 7, 999, 1_484, -12_345_678].map(dutch.number) == ["0", "7", "999", "1.484", "-12.345.678"])
        #expect(english.number(1_484) == "1,484")
        #expect([0, 1, 2].map { dutch.counted($0, .error) } == ["0 fouten", "1 fout", "2 fouten"])
        #expect(dutch.list([]) == "" && dutch.list(["a"]) == "a" && dutch.list(["a", "b", "c"]) == "a, b en c")
        #expect(english.list(["a", "b"]) == "a and b")
        #expect(
            Outcome.allCases.map(dutch.name(of:)) == [
                "klopt", "klopt niet", "niet te bepalen", "niet van toepassing", "kon niet worden uitgevoerd",
            ])
    }
}
