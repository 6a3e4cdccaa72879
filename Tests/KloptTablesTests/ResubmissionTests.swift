import KloptModel
import Testing

@testable import KloptTables

@Suite struct ResubmissionTests {
    private static let first = DeliveryUnit(dataset: 0, owner: 1, period: 1)
    private static let second = DeliveryUnit(dataset: 1, owner: 1, period: 1)

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
            [FileContents(units: [Self.first, Self.second]), FileContents(units: [Self.first])])
        #expect(found.replaced == [0: [Self.first]])
        #expect(found.unread.isEmpty)
        #expect(found.found.map(\.versions.last?.file) == ["GGZ 07 ips v2.csv"])
    }

    @Test func `a file of which nothing is left is not read`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 v2.xlsx"],
            [FileContents(units: [Self.first]), FileContents(units: [Self.first, Self.second])])
        #expect(found.unread == [0])
    }

    @Test func `a file that could not be read to its end is never left out`() {
        let found = Self.found(
            ["GGZ 07 v1.xlsx", "GGZ 07 v2.xlsx"],
            [FileContents(units: [Self.first], hasMore: true), FileContents(units: [Self.first])])
        #expect(found.unread.isEmpty)
        #expect(found.replaced == [0: [Self.first]])
    }

    @Test func `where names do not tell, nothing is left out and each file is named`() {
        let found = Self.found(
            ["GGZ 07.xlsx", "GGZ 07 2025-08-12.xlsx"],
            [FileContents(units: [Self.first]), FileContents(units: [Self.first])])
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
            [FileContents(units: [Self.first]), FileContents(units: [Self.first])],
            receipts: [
                Resubmissions.Receipt(file: 0, owner: 1, period: 1, received: late),
                Resubmissions.Receipt(file: 1, owner: 1, period: 1, received: early),
            ])
        #expect(found.unread == [1])
    }

    @Test func `files that hold different things are no versions of each other`() {
        let found = Self.found(
            ["GGZ 07 2025-04-15.csv", "GGZ 07 2025-07-15.csv"],
            [FileContents(units: [Self.first]), FileContents(units: [Self.second])])
        #expect(found.replaced.isEmpty)
        #expect(found.notes.isEmpty)
    }
}
