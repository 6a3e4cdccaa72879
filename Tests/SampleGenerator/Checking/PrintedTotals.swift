/// Holds the clean quarters against every count that report 2025-Q2 prints, and against what its changes say of the
/// quarter before.
///
/// Left out: the printed starts other than jobcoaching's 42, which do not follow from the other figures; and the
/// change of `overig`, which is printed against 2024-Q4.
enum PrintedTotals {
    /// - Returns: a line for every total that is not as printed.
    static func differences(before: [Record], now: [Record]) -> [String] {
        var lines: [String] = []
        func expect(_ what: String, _ found: Int, _ printed: Int) {
            if found != printed { lines.append("\(what): \(found), printed \(printed)") }
        }
        func total(_ records: [Record], _ dataset: String, _ column: String) -> Int {
            records.lazy.filter { $0.dataset == dataset }.map { $0.count(column) }.reduce(0, +)
        }
        for (dataset, columns) in current {
            for (column, printed) in columns { expect("\(dataset) \(column)", total(now, dataset, column), printed) }
        }
        for (dataset, columns) in previous {
            for (column, printed) in columns {
                expect("2025-Q1 \(dataset) \(column)", total(before, dataset, column), printed)
            }
        }
        func all(_ records: [Record], _ column: String) -> Int {
            Dataset.names.map { total(records, $0, column) }.reduce(0, +)
        }
        func working(_ records: [Record], _ column: String, coached: [String]) -> Int {
            ["ips", "wabz", "overig"].map { total(records, $0, column) }.reduce(0, +)
                + coached.map { total(records, "jobcoaching", $0) }.reduce(0, +)
                + total(records, "naarwerk", "beeindigd_met_resultaat")
        }
        expect("totaal lopend", all(now, "lopend"), 4864)
        expect("2025-Q1 totaal lopend", all(before, "lopend"), 4864 - 20)
        expect("totaal beeindigd", all(now, "beeindigd"), 655)
        expect("totaal betaald", working(now, "betaald", coached: ["lopend"]), 1726)
        expect("2025-Q1 totaal betaald", working(before, "betaald", coached: ["lopend"]), 1726 - 7)
        expect("totaal ooit", working(now, "ooit", coached: ["lopend"]), 2119)
        let lasting = ["dienstverband_6tot12", "dienstverband_gt12"]
        expect("totaal duurzaam", working(now, "duurzaam", coached: lasting), 1452)
        let withResult = ["beeindigd_met_werk", "beeindigd_ooit_werk", "beeindigd_met_resultaat"]
        expect("totaal met_resultaat", withResult.map { all(now, $0) }.reduce(0, +), 371)
        for dataset in ["werkfit", "naarwerk"] {
            let without = ["beeindigd_zonder_resultaat", "beeindigd_voortijdig"].map { total(now, dataset, $0) }
            expect("\(dataset) zonder_resultaat", without.reduce(0, +), dataset == "werkfit" ? 22 : 4)
        }
        let coachingStarts =
            total(now, "jobcoaching", "lopend") - total(before, "jobcoaching", "lopend")
            + total(now, "jobcoaching", "beeindigd")
        expect("jobcoaching gestart", coachingStarts, 42)
        // 34,2% of those whom a municipality pays.
        let share = 1000 * total(now, "ips", "betaald_gemeente") / total(now, "ips", "lopend_gemeente")
        expect("ips betaald_gemeente in thousandths", share, 342)
        for record in before + now where record.dataset == "wabz" {
            for column in ["ooit", "duurzaam"] {
                expect("wabz \(column) of \(record.key)", record.count(column), record.count("betaald"))
            }
        }
        return lines
    }

    private static let current: [(String, [(String, Int)])] = [
        (
            "ips",
            [
                ("lopend", 4194), ("lopend_uwv", 1514), ("lopend_gemeente", 1835), ("lopend_overig", 845),
                ("lopend_epa", 2958), ("lopend_cmd", 762), ("lopend_anders", 474), ("betaald", 1484),
                ("duurzaam", 1245), ("ooit", 1867), ("werk_gestart", 287), ("werk_gestopt", 78),
                ("proefplaatsing", 118), ("vrijwilligerswerk", 606), ("dagbesteding", 189), ("opleiding", 315),
                ("opleiding_gestart", 13), ("opleiding_gestopt", 3), ("beeindigd", 542),
                ("beeindigd_met_werk", 231), ("beeindigd_ooit_werk", 70), ("beeindigd_nooit_werk", 241),
            ]
        ),
        (
            "wabz",
            [
                ("lopend", 162), ("lopend_uwv", 47), ("lopend_gemeente", 114), ("lopend_overig", 1), ("betaald", 30),
                ("duurzaam", 30), ("ooit", 30), ("vrijwilligerswerk", 41), ("dagbesteding", 11),
                ("proefplaatsing", 2), ("beeindigd", 10), ("beeindigd_met_werk", 4), ("beeindigd_ooit_werk", 0),
                ("beeindigd_nooit_werk", 6),
            ]
        ),
        (
            "overig",
            [
                ("lopend", 178), ("lopend_uwv", 33), ("lopend_gemeente", 38), ("lopend_overig", 107),
                ("betaald", 57), ("duurzaam", 37), ("ooit", 67), ("proefplaatsing", 13), ("vrijwilligerswerk", 36),
                ("dagbesteding", 38), ("beeindigd", 24), ("beeindigd_met_werk", 13), ("beeindigd_ooit_werk", 0),
                ("beeindigd_nooit_werk", 11),
            ]
        ),
        (
            "jobcoaching",
            [
                ("lopend", 150), ("lopend_uwv", 57), ("lopend_gemeente", 78), ("lopend_overig", 15),
                ("dienstverband_lt6", 15), ("dienstverband_6tot12", 17), ("dienstverband_gt12", 118),
                ("beeindigd", 16), ("beeindigd_met_werk", 16),
            ]
        ),
        ("werkfit", [("beeindigd", 54), ("beeindigd_met_resultaat", 32)]),
        ("naarwerk", [("beeindigd", 9), ("beeindigd_met_resultaat", 5)]),
    ]

    private static let previous: [(String, [(String, Int)])] = [
        (
            "ips",
            [
                ("lopend", 4194 - 38), ("lopend_uwv", 1514 - 35), ("lopend_gemeente", 1835 + 15),
                ("lopend_epa", 2958 - 99), ("lopend_cmd", 762 + 32), ("betaald", 1484 + 25), ("opleiding", 315 + 51),
                // 13,6% fewer of the old value.
                ("beeindigd", 627),
            ]
        ),
        ("wabz", [("lopend", 162 + 7)]),
        ("jobcoaching", [("lopend", 150 - 26)]),
        ("overig", [("lopend", 165)]),
    ]
}
