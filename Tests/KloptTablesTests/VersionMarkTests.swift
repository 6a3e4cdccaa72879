import KloptModel
import Testing

@testable import KloptTables

@Suite struct VersionMarkTests {
    @Test(arguments: [
        ("GGZ 07 v2", "v2"), ("GGZ 07 2025-Q2 v2", "v2"), ("GGZ 07 v2 2025-Q2", "v2"), ("GGZ_07_versie3", "versie3"),
        ("2e versie GGZ 07", "2e versie"), ("tweede ronde", "tweede ronde"), ("ronde 2", "ronde 2"),
        ("GGZ 07 (2)", "2"), ("GGZ 07 2025-08-12", "2025-08-12"), ("GGZ 07 12-08-2025", "12-08-2025"),
        ("20250812 GGZ 07", "20250812"), ("GGZ 07 12 augustus 2025", "12 augustus 2025"),
        ("GGZ_07_2025_08_12", "2025_08_12"), ("12-08-2025 Q2", "12-08-2025"), ("v2.1", "v2.1"),
        // What is a quarter, an organisation or nothing of the kind.
        ("GGZ 07 2025-Q2", nil), ("2e kwartaal 2025", nil), ("levering 2 kwartaal 2025", nil), ("V8 Zorg ips", nil),
        ("GGZ 07", nil), ("levering 2025", nil), ("99999999", nil), ("2025-02-30", nil), ("", nil), ("v", nil),
        ("v2025", nil), ("v0", nil), ("GGZ (7) Noord", nil),
    ])
    func `a day or a number tells a version, and a quarter does not`(_ name: String, _ part: String?) {
        #expect(VersionMark.range(in: name).map { String(name[$0]) } == part)
    }

    @Test(arguments: [
        ("x v1", "x v2", VersionMark.Order.earlier), ("x v10", "x v9", .later), ("x", "x v2", .earlier),
        ("x", "x (1)", .earlier), ("x (1)", "x (2)", .earlier), ("x (2)", "x v2", .earlier),
        ("x v2", "x v2.1", .earlier), ("x 2025-08-12", "x 20-08-2025", .earlier), ("x", "x correctie", .earlier),
        ("x concept", "x", .earlier), ("x concept", "x definitief", .earlier), ("x", "x v2 2025-08-12", .earlier),
        ("x 2025-08-12 v1", "x 2025-08-12 v2", .earlier),
        ("x", "x v1", .unclear), ("x", "x 2025-08-12", .unclear), ("x v2", "x 2025-08-12", .unclear),
        ("x correctie", "x definitief", .unclear), ("x v1 v2", "x", .unclear), ("x v2", "x v2", .unclear),
        ("x v1 definitief", "x v2", .unclear),
        ("x 2025-08-12 v2", "x 2025-08-20 v1", .unclear), ("x v1 v2", "x v3", .unclear),
    ])
    func `the order is what the names tell, and otherwise unclear`(
        _ first: String, _ second: String, _ order: VersionMark.Order
    ) {
        let (left, right) = (VersionMark(in: first), VersionMark(in: second))
        #expect(left.order(to: right) == order)
        let opposite: VersionMark.Order =
            switch order {
            case .earlier: .later
            case .later: .earlier
            case .unclear: .unclear
            }
        #expect(right.order(to: left) == opposite)
    }

    @Test(arguments: [
        ("GGZ 07 2025-Q2 v2.xlsx", "GGZ 07 2025-Q2.xlsx"), ("2025-08-12/GGZ 07/ips.csv", "GGZ 07.xlsx"),
        ("ronde 2/GGZ 07 ips.csv", "ronde 1/GGZ 07.csv"), ("GGZ 07 aanlevering correctie.csv", "ggz_07.csv"),
    ])
    func `files that differ only in marks, quarter and dataset are about the same`(_ one: String, _ other: String) {
        #expect(Self.subject(one) == Self.subject(other))
    }

    @Test(arguments: [("GGZ 07 v1.csv", "GGZ 70 v2.csv"), ("GGZ 07 Zwolle v1.csv", "GGZ 07 Twente v2.csv")])
    func `files of others, or of other regions, are not`(_ one: String, _ other: String) {
        #expect(Self.subject(one) != Self.subject(other))
    }

    private static func subject(_ path: String) -> String {
        let folders = path.split(separator: "/").dropLast().map(String.init)
        let file = InputFile(
            path: path, name: path, size: 0, wasNamed: false, folders: folders, innerFolders: folders.count)
        return DeliveryName(file, datasetKeys: ["ips"]).subject
    }
}
