import KloptModel
import Testing

@testable import KloptEngine

/// Which quarters a run checks, and records that stand in the wrong one.
@Suite struct PeriodSelectionTests {
    private static func drawing(_ records: [(String, String)]) -> String {
        "ips\n| organisatie | regio | kwartaal | a |\n"
            + records.map { "| \($0.0) | Noord | \($0.1) | 1 |\n" }.joined()
    }

    private static func checked(_ records: [(String, String)], period: PeriodRequest = .latest) throws -> [String] {
        try Trial(lines: "holds a = 1").report(drawing(records), period: period).periods.map(\.description)
    }

    @Test func `the latest quarter that most delivered is checked`() throws {
        #expect(
            try Self.checked([("A", "2025-Q1"), ("A", "2025-Q2"), ("B", "2025-Q1"), ("B", "2025-Q2")]) == ["2025-Q2"])
        #expect(
            try Self.checked([("A", "2025-Q1"), ("B", "2025-Q1"), ("C", "2025-Q1"), ("C", "2025-Q2")]) == ["2025-Q1"])
        #expect(try Self.checked([("A", "2025-Q2")]) == ["2025-Q2"])
    }

    @Test func `records that do not say whose they are choose a quarter when there are no others`() throws {
        #expect(try Self.checked([("", "2025-Q2")]) == ["2025-Q2"])
        #expect(try Self.checked([("", "2025-Q2"), ("", "2025-Q2"), ("A", "2025-Q1")]) == ["2025-Q1"])
        #expect(try Self.checked([("", "")]) == [])
    }

    @Test func `a typing error does not hijack the run, and is an issue`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Zuid  | 2025-Q2  | 1 |
            | GGZ 01      | Oost  | 2052-Q2  | 1 |
            """)
        #expect(report.periods.map(\.description) == ["2025-Q2"])
        #expect(report.told(by: "ips.period") == ["GGZ 01 Oost 2052-Q2"])
    }

    @Test func `a later quarter of which the first deliveries came in is told with the choice`() throws {
        func reason(_ records: [(String, String)]) throws -> Localized {
            try Trial(lines: "holds a = 1").report(Self.drawing(records), period: .latest).periodReason
        }
        let begun = try reason([("A", "2025-Q1"), ("B", "2025-Q1"), ("C", "2025-Q1"), ("C", "2025-Q2")])
        #expect(begun.dutch.contains("Er is ook al iets over 2025-Q2, van 1 organisatie: kies --period 2025-Q2"))
        #expect(begun.english.contains("something about 2025-Q2 too, of 1 organisation"))
        // A row among many, or of another age, is a typing error.
        let typed = try reason([
            ("A", "2025-Q2"), ("A", "2025-Q2"), ("A", "2025-Q3"), ("B", "2025-Q2"), ("B", "2052-Q2"),
        ])
        #expect(!typed.dutch.contains("--period"))
    }

    @Test func `one quarter, or all, when that is asked`() throws {
        let records = [("A", "2024-Q4"), ("A", "2025-Q1"), ("B", "2025-Q2")]
        let first = try #require(Period(canonical: "2024-Q4"))
        #expect(try Self.checked(records, period: .one(first)) == ["2024-Q4"])
        #expect(try Self.checked(records, period: .all) == ["2024-Q4", "2025-Q1", "2025-Q2"])
    }

    // MARK: All quarters

    /// A roster of organisations A to D, of whom only D begins late, and who is told what.
    private static func all(_ records: [(String, String)], folder: String? = nil) throws -> Report {
        let trial = try Trial(
            """
            rule volledig "Volledig" {
              for each deelnemers where period in van..tot
              severity error
              expect one record in {traject} of organisatie, regio
            }
            """, keepsStructure: true)
        var text = "deelnemers\n| organisatie | regio | traject | van |\n"
        for name in ["A", "B", "C"] { text += "| \(name) | Noord | ips | 2020-Q1 |\n" }
        text += "| D | Noord | ips | 2025-Q1 |\n" + drawing(records)
        if let folder { text = text.replacing("ips\n| organisatie", with: "ips @ \(folder)\n| organisatie") }
        return try trial.report(text, period: .all)
    }

    private static let whole = ["A", "B", "C", "D"].flatMap { [($0, "2025-Q1"), ($0, "2025-Q2")] }

    @Test func `a quarter that most delivered is asked of everybody`() throws {
        let report = try Self.all(Self.whole.filter { $0 != ("B", "2025-Q2") })
        #expect(report.told(by: "volledig") == ["B Noord 2025-Q2"])
        #expect(report.told(by: "ips.period").isEmpty)
        #expect(report.remarks.isEmpty)
    }

    @Test(arguments: ["2024-Q4", "2024-Q2", "2025-Q3", "2052-Q2"])
    func `a typing error in the quarter is one issue, and sets nobody looking for the rest`(_ typed: String) throws {
        // The rest of C is there; D has nothing but the record with the error.
        for name in ["C", "D"] {
            let report = try Self.all(Self.whole.filter { $0 != (name, "2025-Q2") } + [(name, typed)])
            #expect(report.told(by: "ips.period") == ["\(name) Noord \(typed)"])
            #expect(report.told(by: "volledig").map { $0.prefix(1) } == [name.prefix(1)])
            #expect(report.counts(of: "volledig").notApplicable == 1)
            #expect(report.remarks.count { $0.dutch.contains(typed) && $0.dutch.contains("ontbreekt") } == 1)
        }
    }

    @Test func `a quarter that a folder names is asked of everybody, however few delivered it`() throws {
        let report = try Self.all([("A", "2025-Q2")], folder: "2025-Q2")
        #expect(report.told(by: "volledig").map { $0.prefix(1) } == ["B", "C", "D"])
        #expect(report.told(by: "ips.period").isEmpty)
    }

    @Test func `the first quarters of a collection that grew are no typing errors`() throws {
        let names = (0..<10).map { "GGZ \($0)" }
        let early = names.prefix(3).flatMap { [($0, "2024-Q3"), ($0, "2024-Q4")] }
        let later = names.flatMap { [($0, "2025-Q1"), ($0, "2025-Q2")] }
        let report = try Self.all(early + later)
        #expect(report.told(by: "ips.period").isEmpty)
        // One alone is not a beginning.
        let one = try Self.all(Array(early.prefix(1)) + later)
        #expect(one.told(by: "ips.period") == ["GGZ 0 Noord 2024-Q3"])
    }

    @Test func `an organisation that checks itself is asked for every quarter that it delivers`() throws {
        let report = try Self.all([("A", "2024-Q4"), ("A", "2025-Q1"), ("A", "2025-Q2")])
        #expect(report.told(by: "ips.period").isEmpty)
        #expect(report.told(by: "volledig").filter { $0.hasPrefix("A") }.isEmpty)
        #expect(report.told(by: "volledig").filter { $0.hasPrefix("B") }.count == 3)
    }

    @Test func `a record of another quarter than its folder's is an issue`() throws {
        let report = try Trial("", keepsStructure: true).report(
            """
            ips @ 2025-Q2
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q2  | 1 |
            | GGZ 01      | Zuid  | 2025-Q1  | 1 |
            """)
        #expect(report.told(by: "ips.period") == ["GGZ 01 Zuid 2025-Q1"])
        #expect(report.outcomes(of: "ips.period") == "passed 1, failed 1")
    }

    @Test func `an earlier quarter is history, and is not checked`() throws {
        let report = try Trial(lines: "holds a = 2").report(
            Self.drawing([("A", "2025-Q1"), ("A", "2025-Q2"), ("B", "2025-Q1"), ("B", "2025-Q2")]))
        #expect(report.outcomes(of: "r") == "failed 2")
        #expect(report.told(by: "r") == ["A Noord 2025-Q2", "B Noord 2025-Q2"])
    }

    // MARK: Validity

    @Test(arguments: [
        ("valid from 2025-Q2", "passed 2"), ("valid from 2025-Q3", "passed 1"),
        ("valid from 2025-Q2 to 2025-Q2", "passed 1"),
        ("off from 2025-Q3 because \"proef\"", "passed 1"), ("off from 2025-08-15 because \"proef\"", "passed 1"),
        ("off from 2025-Q1 because \"proef\"", ""),
    ]) func `a rule counts only while it is valid`(_ line: String, _ expected: String) throws {
        let report = try Trial(lines: "\(line)\n  holds a = 1").report(
            Self.drawing([("A", "2025-Q2"), ("A", "2025-Q3")]), period: .all)
        #expect(report.outcomes(of: "r") == expected, "\(line)")
    }

    @Test func `a rule that is switched off says since when and why`() throws {
        let trial = try Trial(
            lines: "holds a = 2", before: "switch off r from 2025-Q1 because \"te streng\" en \"too strict\"")
        let report = try trial.report(Self.drawing([("A", "2024-Q4"), ("A", "2025-Q1")]), period: .all)
        #expect(report.outcomes(of: "r") == "failed 1")
        #expect(report.rules.first?.remark?.english == "switched off from 2025-Q1: too strict")
    }

    // MARK: One sender

    @Test func `only the sender that was named is checked, whatever the case of its name`() throws {
        let report = try Trial(lines: "holds a = 2").report(
            Self.drawing([("GGZ 01", "2025-Q2"), ("GGZ 10", "2025-Q2")]), organisation: "ggz  01")
        #expect(report.told(by: "r") == ["GGZ 01 Noord 2025-Q2"])
        #expect(report.owners.map(\.name) == ["GGZ 01"])
        #expect(report.outcomes(of: "r") == "failed 1")
    }

    @Test func `a sender of whom there is nothing is never a pass`() throws {
        let report = try Trial(lines: "holds a = 1").report(
            Self.drawing([("GGZ 01", "2025-Q2")]), organisation: "GGZ 1")
        #expect(report.checkedNothing)
        #expect(report.counts.passed == 0)
    }

    @Test func `a run in which no check was made is never a pass`() throws {
        let report = try Trial(lines: "holds a = 1").report(
            Self.drawing([("A", "2025-Q2")]), period: .one(try #require(Period(canonical: "2030-Q1"))))
        #expect(report.counts.passed == 0)
        #expect(report.checkedNothing)
    }
}
