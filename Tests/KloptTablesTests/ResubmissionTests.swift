import KloptModel
import Testing

@testable import KloptTables

@Suite struct ResubmissionTests {
    private static let first = DeliveryUnit(dataset: 0, owner: 1, period: 1)
    private static let second = DeliveryUnit(dataset: 1, owner: 1, period: 1)

    private static func contents(_ units: DeliveryUnit..., hasMore: Bool = false) -> FileContents {
        FileContents(
            units: Dictionary(uniqueKeysWithValues: units.map { ($0, DeliveredRecords(keys: [[1]])) }),
            hasMore: hasMore)
    }

    private static func found(
        _ names: [String], _ contents: [FileContents], receipts: [Resubmissions.Receipt] = []
    ) -> Resubmissions {
        let files = names.map { name in
            InputFile(path: name, name: name, size: 0, wasNamed: false, folders: [], innerFolders: 0)
        }
        return Resubmissions(
            files: files, names: files.map { DeliveryName($0, datasetKeys: ["ips"]) }, receipts: receipts
        ) { contents[$0] }
    }

    @Test func `a later file replaces what it holds, and leaves the rest of an earlier one`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 ips v2.csv"],
            [Self.contents(Self.first, Self.second), Self.contents(Self.first)])
        #expect(found.replaced == [0: [Self.first]])
        #expect(found.unread.isEmpty)
        #expect(found.found.map(\.versions.last?.file) == ["GGZ 07 ips v2.csv"])
    }

    @Test func `a file of which nothing is left is not read`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 v2.xlsx"],
            [Self.contents(Self.first), Self.contents(Self.first, Self.second)])
        #expect(found.unread == [0])
    }

    @Test func `a file that could not be read to its end is never left out`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 v2.xlsx"],
            [Self.contents(Self.first, hasMore: true), Self.contents(Self.first)])
        #expect(found.unread.isEmpty)
        #expect(found.replaced == [0: [Self.first]])
    }

    @Test func `where names do not tell, nothing is left out and each file is named`() {
        let found = Self.found(
            ["GGZ 07.xlsx", "GGZ 07 2025-08-12.xlsx"],
            [Self.contents(Self.first), Self.contents(Self.first)])
        #expect(found.replaced.isEmpty)
        #expect(found.notes.map(\.kind) == [.resubmission, .resubmission])
    }

    @Test func `what was received last counts, whatever the names say`() throws {
        let (early, late) = (
            try #require(CalendarDate(year: 2025, month: 7, day: 1)),
            try #require(CalendarDate(year: 2025, month: 8, day: 1))
        )
        let found = Self.found(
            ["GGZ 07 v1.csv", "GGZ 07 v2.csv"],
            [Self.contents(Self.first), Self.contents(Self.first)],
            receipts: [
                Resubmissions.Receipt(file: 0, owner: 1, period: 1, received: late),
                Resubmissions.Receipt(file: 1, owner: 1, period: 1, received: early),
            ])
        #expect(found.unread == [1])
        // That is seldom meant.
        let note = try #require(found.notes.first)
        #expect(
            note.place?.file == "GGZ 07 v2.csv"
                && note.text.dutch.contains("kwam die het laatst binnen op 1 augustus 2025"))
    }

    @Test func `what lies in the surroundings of a delivery is no version of it`() {
        var files = ["GGZ 07 v1.csv", "GGZ 07 v2.csv"].map { name in
            InputFile(path: name, name: name, size: 0, wasNamed: false, folders: [], innerFolders: 0)
        }
        files[1].isHistory = true
        let found = Resubmissions(
            files: files, names: files.map { DeliveryName($0, datasetKeys: ["ips"]) }, receipts: []
        ) { _ in Self.contents(Self.first) }
        #expect(found.replaced.isEmpty && found.notes.isEmpty)
    }

    @Test func `files that hold different things are no versions of each other`() {
        let found = Self.found(
            ["GGZ 07 2025-04-15.csv", "GGZ 07 2025-07-15.csv"],
            [Self.contents(Self.first), Self.contents(Self.second)])
        #expect(found.replaced.isEmpty)
        #expect(found.notes.isEmpty)
    }

    private static func records(_ keys: [Int64], unplaced: Int = 0) -> FileContents {
        FileContents(units: [first: DeliveredRecords(keys: Set(keys.map { [$0] }), unplaced: unplaced)])
    }

    @Test(arguments: [
        // What v1 and v2 held, how much of the last cannot be read, and what is asked about: the record and its version.
        ([[1, 2, 3], [1, 2, 3]], 0, []),
        ([[1, 2, 3], [1]], 0, ["2 v1", "3 v1"]),
        ([[1], [1, 2]], 0, []),
        // Superseded twice: what v2 left out already is still asked about.
        ([[1, 2, 3], [1, 2], [1]], 0, ["2 v2", "3 v1"]),
        // Left out and put back.
        ([[1, 2], [1], [1, 2]], 0, []),
        // One row of which the region cannot be read may be the one that is missed; of two, one is missed at least.
        ([[1, 2], [1]], 1, []),
        ([[1, 2, 3], [1]], 1, ["2 v1", "3 v1"]),
        ([[1, 2], []], 0, ["1 v1", "2 v1"]),
    ])
    func `records that the last version leaves out are known, with the latest version that had them`(
        versions: [[Int64]], unplaced: Int, lost: [String]
    ) {
        let last = versions.count - 1
        let found = Self.found(
            versions.indices.map { "GGZ 07 v\($0 + 1).csv" },
            versions.enumerated().map { Self.records($1, unplaced: $0 == last ? unplaced : 0) })
        let told = found.found.flatMap(\.lost).map { record in
            "\(record.key.map(String.init).joined()) \(record.file.dropFirst("GGZ 07 ".count).prefix(2))"
        }
        #expect(told.sorted() == lost)
        #expect(found.unread == Set(0..<last))
    }

    @Test func `what a second file does not speak of is not lost`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 ips v2.csv"],
            [Self.contents(Self.first, Self.second), Self.contents(Self.first)])
        #expect(found.found.map(\.lost) == [[]])
    }
}
