import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

/// How many threads judge records, and that nobody can tell.
@Suite struct ThreadTests {
    /// Enough organisations for two stretches of records.
    private static let organisations = 8_400

    /// Each organisation in two quarters; of one in three the figure falls.
    private static var rows: [[String]] {
        ["2025-Q1", "2025-Q2"].flatMap { quarter in
            (0..<organisations).map { number in
                let falls = number % 3 == 0 && quarter == "2025-Q2"
                return ["GGZ \(number)", "Noord", quarter, "\(falls ? 4 : 5)"]
            }
        }
    }

    @Test func `the report is the same with any number of threads`() throws {
        let drawing =
            "ips\n| organisatie | regio | kwartaal | a |\n"
            + Self.rows.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
        let trial = try Trial(lines: "holds a >= previous(a)")
        let one = try trial.report(drawing, threads: 1)
        let failing = (Self.organisations + 2) / 3
        #expect(one.outcomes(of: "r") == "passed \(Self.organisations - failing), failed \(failing)")
        for threads in [2, 5, 1_000] {
            let several = try trial.report(drawing, threads: threads)
            #expect(several.outcomes(of: "r") == one.outcomes(of: "r"))
            #expect(several.issues.map(\.id) == one.issues.map(\.id))
        }
    }

    @Test(arguments: [(-3, 1), (0, 1), (1, 1), (7, 7), (64, 64), (65, 64), (Int.max, 64)])
    func `a run asks for one thread at least, and for 64 at most`(_ asked: Int, _ used: Int) {
        let pack = Report.Pack(name: "p", title: Localized("P"), version: "1", path: "p")
        #expect(RunRequest(paths: [], threads: asked, pack: pack, version: "0").threads == used)
    }
}
