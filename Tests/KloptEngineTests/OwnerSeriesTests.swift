import KloptModel
import Testing

@testable import KloptEngine

@Suite("An owner's figures over time")
struct OwnerSeriesTests {
    /// `GGZ 01 ips a: 2025-Q1 5, 2025-Q2 ?`, a line for each series of one of these measures.
    private static func series(
        _ drawing: String, measures: Set<String> = ["a"], period: PeriodRequest = .latest
    ) throws -> [String] {
        let trial = try Trial(lines: "holds a >= 0")
        let run = try trial.checked(drawing, period: period, keepsNumbers: true)
        return run.ownerSeries().filter { measures.contains($0.measure) }.map { series in
            "\(series.owner) \(series.dataset) \(series.measure): "
                + series.points.map { "\($0.period) \($0.value?.description ?? "?")" }.joined(separator: ", ")
        }
    }

    @Test("are sums over its records, quarter by quarter, by owner and in the order of the pack")
    func sums() throws {
        let found = try Self.series(
            """
            ips
            | organisatie | regio | kwartaal | a | x |
            | GGZ 02 | Noord | 2025-Q1 | 3 | 1.5 |
            | GGZ 01 | Noord | 2025-Q1 | 1 | 0.1 |
            | GGZ 01 | Zuid | 2025-Q1 | 4 | 0.2 |
            | GGZ 01 | Noord | 2025-Q2 | 6 | 2 |
            | GGZ 02 | Noord | 2025-Q2 | 7 | 2 |
            wabz
            | organisatie | regio | kwartaal | a |
            | GGZ 01 | Noord | 2025-Q2 | 8 |
            """, measures: ["a", "x"])
        #expect(
            found == [
                "GGZ 01 ips a: 2025-Q1 5, 2025-Q2 6", "GGZ 01 ips x: 2025-Q1 0.3, 2025-Q2 2",
                "GGZ 01 wabz a: 2025-Q2 8", "GGZ 02 ips a: 2025-Q1 3, 2025-Q2 7",
                "GGZ 02 ips x: 2025-Q1 1.5, 2025-Q2 2",
            ])
    }

    @Test("are not known where a part is missing, masked or there twice; what does not apply adds nothing")
    func unknown() throws {
        let found = try Self.series(
            """
            ips
            | organisatie | regio | kwartaal | a | b | c | d |
            | GGZ 01 | Noord | 2025-Q2 | 1 | <5 | n.v.t. | 2 |
            | GGZ 01 | Zuid | 2025-Q2 | - | 4 | 3 | 2 |
            | GGZ 02 | Noord | 2025-Q2 | 1 | 1 | n.v.t. | 1 |
            | GGZ 02 | Noord | 2025-Q2 | 1 | 1 | n.v.t. | 1 |
            """, measures: ["a", "b", "c", "d"])
        #expect(
            found == [
                "GGZ 01 ips a: 2025-Q2 ?", "GGZ 01 ips b: 2025-Q2 ?", "GGZ 01 ips c: 2025-Q2 3",
                "GGZ 01 ips d: 2025-Q2 4", "GGZ 02 ips a: 2025-Q2 ?", "GGZ 02 ips b: 2025-Q2 ?",
                "GGZ 02 ips c: 2025-Q2 ?", "GGZ 02 ips d: 2025-Q2 ?",
            ])
    }

    @Test("have a place for quarters without a delivery, begin with the first one, and leave out later and far ones")
    func course() throws {
        let found = try Self.series(
            """
            ips
            | organisatie | regio | kwartaal | a |
            | GGZ 01 | Noord | 1925-Q2 | 9 |
            | GGZ 01 | Noord | 2024-Q3 | 1 |
            | GGZ 01 | Noord | 2025-Q1 | 3 |
            | GGZ 01 | Noord | 2025-Q2 | 4 |
            | GGZ 02 | Noord | 2025-Q1 | 5 |
            | GGZ 02 | Noord | 2025-Q2 | 6 |
            | GGZ 02 | Zuid | 2025-Q4 | 7 |
            """, period: .one(try #require(Period(year: 2025, quarter: 2))))
        #expect(
            found == [
                "GGZ 01 ips a: 2024-Q3 1, 2024-Q4 ?, 2025-Q1 3, 2025-Q2 4", "GGZ 02 ips a: 2025-Q1 5, 2025-Q2 6",
            ])
    }
}
