import KloptModel
import Testing

@testable import KloptEngine

/// Rules that look at an earlier quarter of the same record.
@Suite struct PreviousTests {
    private static let growth = "holds a >= previous(a)"

    @Test func `the record of the quarter before is the one of the same key`() throws {
        let report = try Trial(lines: Self.growth).report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q1  | 10 |
            | GGZ 01      | Zuid  | 2025-Q1  | 90 |
            | GGZ 01      | Noord | 2025-Q2  | 11 |
            | GGZ 01      | Zuid  | 2025-Q2  | 89 |
            """)
        #expect(report.outcomes(of: "r") == "passed 1, failed 1")
        #expect(report.told(by: "r") == ["GGZ 01 Zuid 2025-Q2"])
    }

    @Test func `four quarters earlier is a year`() throws {
        let report = try Trial(lines: "holds a >= previous(a, 4)").report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2024-Q2  | 12 |
            | GGZ 01      | Noord | 2025-Q1  | 1  |
            | GGZ 01      | Noord | 2025-Q2  | 11 |
            """)
        #expect(report.outcomes(of: "r") == "failed 1")
    }

    @Test func `without an earlier quarter the rule is not applicable, which is said once`() throws {
        let report = try Trial(lines: Self.growth).report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q2  | 11 |
            | GGZ 02      | Noord | 2025-Q2  | 12 |
            """)
        #expect(report.outcomes(of: "r") == "notApplicable 2")
        #expect(report.remarks.count { $0.english.contains("previous quarter") } == 1)
        #expect(report.rules.first { $0.id == "r" }?.remark?.english.contains("no data") == true)
    }

    @Test func `a number of a record that is not there is no open end of a range`() throws {
        let report = try Trial(lines: "holds a in 0..previous(if b > 0 then a else b)").report(
            """
            ips
            | organisatie | regio | kwartaal | a  | b |
            | GGZ 01      | Noord | 2025-Q1  | 10 | 1 |
            | GGZ 01      | Noord | 2025-Q2  | 11 | 1 |
            | GGZ 02      | Noord | 2025-Q2  | 12 | 1 |
            """)
        #expect(report.outcomes(of: "r") == "failed 1, undecided 1")
    }

    @Test func `a record without its predecessor is undecided`() throws {
        let report = try Trial(lines: Self.growth).report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q1  | 10 |
            | GGZ 01      | Noord | 2025-Q2  | 11 |
            | GGZ 02      | Noord | 2025-Q2  | 12 |
            """)
        #expect(report.outcomes(of: "r") == "passed 1, undecided 1")
        #expect(report.remarks.isEmpty)
    }

    @Test func `a record that starts by the roster has no predecessor to miss`() throws {
        let report = try Trial(lines: Self.growth).report(
            """
            deelnemers
            | organisatie | regio | traject | van     | tot |
            | GGZ 01      | Noord | ips     | 2023-Q3 |     |
            | GGZ 02      | Noord | ips     | 2025-Q2 |     |
            | GGZ 03      | Noord | wabz    | 2025-Q2 |     |
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q1  | 10 |
            | GGZ 01      | Noord | 2025-Q2  | 11 |
            | GGZ 02      | Noord | 2025-Q2  | 12 |
            | GGZ 03      | Noord | 2025-Q2  | 12 |
            """)
        #expect(report.outcomes(of: "r") == "passed 1, undecided 1, notApplicable 1")
    }

    @Test func `in the first quarter of a dataset nothing is before it`() throws {
        let report = try Trial(lines: Self.growth, forEach: "wabz").report(
            """
            wabz
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2024-Q4  | 10 |
            | GGZ 02      | Noord | 2025-Q1  | 11 |
            """, period: .one(try #require(Period(canonical: "2025-Q1"))))
        #expect(report.outcomes(of: "r") == "notApplicable 1")
    }

    @Test func `a successor is compared with the one that it continues`() throws {
        let report = try Trial(lines: Self.growth).report(
            """
            deelnemers
            | organisatie | regio | traject | van     | tot     | opvolger |
            | GGZ Oud     | Noord | ips     | 2023-Q3 | 2025-Q1 | GGZ Nieuw |
            | GGZ Nieuw   | Noord | ips     | 2023-Q4 |         |           |
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ Oud     | Noord | 2025-Q1  | 10 |
            | GGZ Nieuw   | Noord | 2025-Q2  | 9  |
            """)
        #expect(report.told(by: "r") == ["GGZ Nieuw Noord 2025-Q2"])
    }

    @Test func `after a merger the predecessors count together`() throws {
        let trial = try Trial(lines: "holds a = previous(a)")
        func report(_ now: Int) throws -> Report {
            try trial.report(
                """
                deelnemers
                | organisatie | regio | traject | van     | tot     | opvolger |
                | GGZ 01      | Noord | ips     | 2023-Q3 | 2025-Q1 | GGZ 03   |
                | GGZ 02      | Noord | ips     | 2023-Q3 | 2025-Q1 | GGZ 03   |
                | GGZ 02      | Zuid  | ips     | 2023-Q3 | 2025-Q1 | GGZ 04   |
                | GGZ 03      | Noord | ips     | 2023-Q3 |         |          |
                ips
                | organisatie | regio | kwartaal | a   |
                | GGZ 01      | Noord | 2025-Q1  | 10  |
                | GGZ 02      | Noord | 2025-Q1  | 20  |
                | GGZ 02      | Zuid  | 2025-Q1  | 400 |
                | GGZ 03      | Noord | 2025-Q1  | 3   |
                | GGZ 03      | Noord | 2025-Q2  | \(now) |
                """, period: .one(try #require(Period(canonical: "2025-Q2"))))
        }
        #expect(try report(33).outcomes(of: "r") == "passed 1")
        #expect(try report(3).outcomes(of: "r") == "failed 1")
    }

    @Test func `an organisation that ended earlier is no predecessor any more`() throws {
        let report = try Trial(lines: "holds a = previous(a)").report(
            """
            deelnemers
            | organisatie | regio | traject | van     | tot     | opvolger |
            | GGZ 01      | Noord | ips     | 2023-Q3 | 2024-Q4 | GGZ 03   |
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q1  | 10 |
            | GGZ 03      | Noord | 2025-Q1  | 3  |
            | GGZ 03      | Noord | 2025-Q2  | 3  |
            """, period: .one(try #require(Period(canonical: "2025-Q2"))))
        #expect(report.outcomes(of: "r") == "passed 1")
    }

    @Test func `two records that claim the earlier key leave it open`() throws {
        let report = try Trial(lines: "holds a = previous(a)").report(
            """
            ips
            | organisatie | regio | kwartaal | a  |
            | GGZ 01      | Noord | 2025-Q1  | 10 |
            | GGZ 01      | Noord | 2025-Q1  | 11 |
            | GGZ 01      | Noord | 2025-Q2  | 10 |
            """, period: .one(try #require(Period(canonical: "2025-Q2"))))
        #expect(report.outcomes(of: "r") == "undecided 1")
    }

    @Test func `bounds decide also across quarters`() throws {
        // Of 30 running before, none reported as ended and 4 running now, at least 26 are lost, whatever ended.
        let report = try Trial(lines: "holds a - (previous(a) - b) >= 0\n  when b <= 4").report(
            """
            ips
            | organisatie | regio | kwartaal | a  | b  |
            | GGZ 01      | Noord | 2025-Q1  | 30 |    |
            | GGZ 01      | Noord | 2025-Q2  | 4  | <5 |
            """)
        #expect(report.outcomes(of: "r") == "failed 1")
    }

    @Test func `has previous asks whether there is one`() throws {
        let report = try Trial(lines: "holds has previous").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2025-Q1  |   |
            | GGZ 01      | Noord | 2025-Q2  |   |
            | GGZ 02      | Noord | 2025-Q2  | 1 |
            """)
        #expect(report.told(by: "r") == ["GGZ 02 Noord 2025-Q2"])
    }

    @Test func `a gap in a series is found`() throws {
        let report = try Trial(lines: "holds consecutive(kwartaal by organisatie, regio)").report(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01      | Noord | 2024-Q4  | 1 |
            | GGZ 01      | Noord | 2025-Q1  | 1 |
            | GGZ 01      | Noord | 2025-Q3  | 1 |
            | GGZ 02      | Noord | 2025-Q3  | 1 |
            """, period: .all)
        #expect(report.outcomes(of: "r") == "passed 3, failed 1")
        #expect(report.told(by: "r") == ["GGZ 01 Noord 2025-Q3"])
    }
}
