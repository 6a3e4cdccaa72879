import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("An organisation's page")
struct OwnerPageTests {
    private func page(_ change: (inout Report) -> Void = { _ in }) throws -> String {
        var report = SampleReport.make().limited(toOwner: "GGZ 07")
        change(&report)
        let owner = try #require(report.owners.first)
        var buffer = ByteBuffer()
        try HTMLReporter().writePacket(report, for: owner, to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self).withoutPageConstants
    }

    private func count(_ part: String, in page: String) -> Int { page.components(separatedBy: part).count - 1 }

    @Test("has every point once, and a place for an answer to each that asks for one")
    func hasPoints() throws {
        let page = try page()
        #expect(count("<article ", in: page) == 5)
        #expect(count("<textarea id=\"punt-", in: page) == 4)
    }

    @Test("shows what is explained with its reason, without asking again, and what is solved")
    func showsRounds() throws {
        let until = try #require(CalendarDate(canonical: "2025-12-31"))
        let page = try page { report in
            var issues = Array(report.issues)
            issues[0].explanation = Explanation(
                reason: "Er kwam een <fusie>.", author: "A. de Vries", given: nil, until: until)
            report.issues = IssueList(issues)
            report.owners[0].errors -= 1
            report.owners[0].explained = 1
            report.solved = [
                SolvedIssue(
                    id: "k-1", rule: "r", severity: .error, owner: "GGZ 07", dataset: "ips",
                    key: [KeyPart(name: "regio", value: "Drenthe")], message: "Lopend was leeg.")
            ]
        }
        #expect(count("<textarea id=\"punt-", in: page) == 3)
        #expect(count("<p class=\"question\">", in: page) == 3)
        #expect(page.contains("Er kwam een &lt;fusie&gt;. (A. de Vries"))
        #expect(page.contains("Lopend was leeg.") && page.contains("IPS-trajecten · Drenthe"))
        // With an earlier round every point says how it stands to it.
        #expect(page.contains("stond er de vorige keer ook") && page.contains("andere cijfers dan de vorige keer"))
    }

    @Test("has the arithmetic: the figures with their cells, then found, expected and the difference")
    func hasArithmetic() throws {
        let page = try page()
        #expect(page.contains("<th scope=\"row\" colspan=\"2\">Gevonden</th><td class=\"number\">75</td>"))
        #expect(page.contains("<th scope=\"row\" colspan=\"2\">Verwacht</th><td class=\"number\">80</td>"))
        #expect(page.contains("<th scope=\"row\" colspan=\"2\">Verschil</th><td class=\"number\">−5</td>"))
    }

    @Test("draws the course of a measure, with the same in words")
    func drawsCourse() throws {
        let page = try page()
        #expect(page.contains("aria-label=\"lopend. 2024-Q4: 1.480; 2025-Q1: niet bekend; 2025-Q2: 80\""))
        #expect(page.contains("Steeds 0: betaald."))
        #expect(!page.contains("11.999"))
    }

    @Test("says how many points are not on it")
    func countsHidden() throws {
        let page = try page { report in
            let first = report.issues[0]
            report.issues = IssueList(count: OwnerPage.mostPoints + 1_234) { _ in first }
            report.owners[0].errors = report.issues.count
        }
        #expect(count("<article ", in: page) == OwnerPage.mostPoints)
        #expect(page.contains("Er zijn nog 1.234 punten, die niet op deze pagina staan."))
    }

    @Test("is the report of who checks itself; of several organisations it is the steward's")
    func isChosen() {
        func page(of report: Report) -> String {
            String(decoding: HTMLReporter().bytes(of: report), as: UTF8.self).withoutPageConstants
        }
        #expect(page(of: SampleReport.make().limited(toOwner: "GGZ 07")).contains("id=\"antwoordbalk\""))
        let several = page(of: SampleReport.make())
        #expect(several.contains("id=\"gegevens\"") && !several.contains("id=\"antwoordbalk\""))
    }
}
