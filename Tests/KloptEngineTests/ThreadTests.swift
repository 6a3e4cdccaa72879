import KloptLanguage
import KloptModel
import KloptTables
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

    @Test(arguments: [(1, true), (2, false)])
    func `with one thread the caller judges all records itself`(_ threads: Int, _ isAlone: Bool) throws {
        let trial = try Trial(lines: "holds a >= previous(a)")
        let pool = TextPool()
        let plan = Plan(trial.ruleSet, pool: pool, language: .dutch)
        let context = ReadingContext(datasets: trial.ruleSet.datasets, codeLists: trial.ruleSet.codeLists, pool: pool)
        var store = RecordStoreBuilder(columnCounts: plan.datasets.map(\.columns.count), kept: plan.kept)
        let columns = try ["organisatie", "regio", "kwartaal", "a"].map {
            try #require(plan.datasets[0].index(of: $0))
        }
        store.append(
            TextRows(context: context).batch(dataset: 0, columns: columns, rows: Self.rows, source: 0), rowBase: 0)
        let quarter = try #require(Period(canonical: "2025-Q2"))
        let surroundings = Surroundings(plan: plan, store: store.finished(), period: quarter)
        let selection = PeriodSelection(checked: [quarter], reason: Localized(""))
        let checker = StoreChecker(
            plan: plan, surroundings: surroundings, selection: selection, sources: [], sender: nil, unreadable: [],
            threads: threads)
        let tasks = RecordRange.tasks(of: 0, rowCount: Self.rows.count)
        #expect(tasks.count > 1)
        // What the caller's evaluator looked up shows that it was used.
        let evaluator = Evaluator(plan: plan, surroundings: surroundings)
        let parts = RecordRange.judged(tasks, checker, evaluator)
        #expect(parts.count == tasks.count)
        #expect(evaluator.links.isEmpty == !isAlone)
    }
}
