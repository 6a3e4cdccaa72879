import KloptModel
import Testing

@testable import KloptReporting

@Suite("The e-mail")
struct MarkdownReporterTests {
    @Test(
        "shows a text as it is",
        arguments: [
            ("<img onerror=x>", "\\<img onerror=x\\>"), ("a*b*", "a\\*b\\*"), ("`x`", "\\`x\\`"), ("a\r\nb", "a b"),
            ("lopend_uwv", "lopend_uwv"), ("_x_", "\\_x\\_"), ("1. eerste", "1\\. eerste"), ("1.484", "1.484"),
            ("# kop", "\\# kop"), ("- punt", "\\- punt"), ("a - b", "a - b"), ("&lt;", "\\&lt;"), ("A & B", "A & B"),
            ("[x](http://y)", "\\[x\\](http\\://y)"), ("www.x.nl", "www\\.x.nl"), ("a | b", "a | b"), ("", ""),
        ])
    func escapes(text: String, markdown: String) {
        #expect(MarkdownText.escape(text) == markdown)
    }

    @Test("keeps a cell of a table one cell")
    func escapesCells() { #expect(MarkdownText.cell("a | b\n- c") == "a \\| b - c") }

    private func mail(_ owner: Report.Owner, _ issues: [KloptModel.Issue] = []) -> String {
        var report = SampleReport.make()
        report.owners = [owner]
        report.issues = IssueList(issues)
        (report.failures, report.inputs, report.ignored, report.remarks) = ([], [], [], [])
        return String(decoding: MarkdownReporter().bytes(of: report), as: UTF8.self)
    }

    @Test("does not say that all is well when no check was made")
    func saysThatNothingWasChecked() {
        let text = mail(Report.Owner(name: "GGZ 01", deliveries: [.init(dataset: "ips", records: 1)]))
        #expect(text.contains("Wij hebben nog geen enkele controle kunnen doen."))
        #expect(!text.contains("Alles klopt") && !text.contains("alles klopt"))
    }

    @Test("does not say that all is well when a rule could not run")
    func saysThatNotAllWasChecked() {
        let text = mail(
            Report.Owner(
                name: "GGZ 01", deliveries: [.init(dataset: "ips", records: 1)],
                counts: SampleReport.counts(passed: 9, couldNotRun: 1)))
        #expect(text.contains("niet alles kon worden gecontroleerd"))
        #expect(!text.contains("lles klopt"))
    }

    @Test("claims no more than was decided")
    func claimsWhatWasDecided() {
        let text = mail(
            Report.Owner(
                name: "GGZ 01", deliveries: [.init(dataset: "ips", records: 1)],
                counts: SampleReport.counts(passed: 9, undecided: 1)))
        #expect(text.contains("Alles wat wij konden controleren, klopt."))
        #expect(text.contains("Wij konden 1 controle niet doen"))
    }

    @Test(
        "says what was received against what was expected",
        arguments: [
            (3, nil, 0, "3 rijen", "3 rijen"), (4, 4, 0, "4 rijen", "4 rijen"),
            (3, 4, 1, "3 rijen (wij verwachtten 4 rijen, er ontbreekt 1 rij)", "3 van 4 rijen"),
            (0, 2, 2, "niets (wij verwachtten 2 rijen, er ontbreken 2 rijen)", "0 van 2 rijen"),
            (1, 0, 0, "1 rij (wij verwachtten geen rijen)", "1 rij (geen verwacht)"),
            (6, 5, 1, "6 rijen (wij verwachtten 5 rijen, er ontbreekt 1 rij)", "6 rijen (5 verwacht)"),
        ] as [(Int, Int?, Int, String, String)])
    func saysWhatWasReceived(records: Int, expected: Int?, missing: Int, mail: String, text: String) {
        let delivery = Report.Delivery(dataset: "ips", records: records, expected: expected, missing: missing)
        #expect(MarkdownWords(language: .dutch).amount(of: delivery) == mail)
        let owner = Report.Owner(name: "GGZ 01", deliveries: [delivery, .init(dataset: "wabz", records: 1)])
        let received = TextWords(language: .dutch).received(owner, in: SampleReport.make())
        #expect(received == "Ontvangen: IPS-trajecten \(text), Werk als Beste Zorg 1 rij.")
    }

    @Test("numbers the points, and says how many are left out of a very long list")
    func countsWhatIsLeftOut() {
        let issues = (1...205).map { number in
            KloptModel.Issue(
                id: "i\(number)", rule: "r", severity: .error, owner: "GGZ 01", dataset: "ips", message: "m",
                question: "")
        }
        let text = mail(Report.Owner(name: "GGZ 01", errors: 205), issues)
        #expect(text.contains("\n200. m\n") && !text.contains("\n201. "))
        #expect(text.contains("Er zijn nog 5 punten."))
    }
}
