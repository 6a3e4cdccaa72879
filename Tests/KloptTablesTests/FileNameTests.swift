import KloptModel
import Testing

@testable import KloptTables

@Suite struct FileNameTests {
    private static let names = [
        "2025-08-12/GGZ 07.xlsx", "2025-08-19/GGZ 07.xlsx", "GGZ 08_v2.xlsx", "ips.csv", "ips.xlsx",
    ]

    private static func names(days: [CalendarDate?]) -> FileNames {
        let files = names.map { name in
            InputFile(path: name, name: name, size: 0, wasNamed: false, folders: [], innerFolders: 0)
        }
        return FileNames(files, days: days)
    }

    @Test(arguments: [
        ("2025-08-19/GGZ 07.xlsx", FileNames.Match.one(1)), ("2025-08-19\\GGZ 07.xlsx", .one(1)),
        ("ggz 08_V2.XLSX", .one(2)), ("GGZ 08_v2", .one(2)), ("GGZ 07.xlsx", .several([0, 1])),
        ("ips", .several([3, 4])),
        ("ips.csv", .one(3)), ("GGZ 08 v2.xlsx", .none), ("GGZ 0", .none), ("", .none),
    ])
    func `a file is known by its name, with its folders or without its ending`(
        name: String, match: FileNames.Match
    ) {
        #expect(Self.names(days: Self.names.map { _ in nil }).find(name, received: nil) == match)
    }

    @Test func `of several files of a name the one of the day is meant`() throws {
        let (early, late) = (
            try #require(CalendarDate(year: 2025, month: 8, day: 12)),
            try #require(CalendarDate(year: 2025, month: 8, day: 19))
        )
        let found = Self.names(days: [early, late, nil, nil, nil])
        #expect(found.find("GGZ 07.xlsx", received: late) == .one(1))
        #expect(found.find("GGZ 07.xlsx", received: late.advanced(by: 1)) == .several([0, 1]))
        #expect(found.find("ips", received: late) == .several([3, 4]))
    }

    @Test func `names that differ in signs or ending alone are alike`() {
        let found = Self.names(days: Self.names.map { _ in nil })
        #expect(found.alike("GGZ 08 v2.xls") == ["GGZ 08_v2.xlsx"])
        #expect(found.alike("GGZ 80 v2.xls") == [])
        #expect(found.alike("-") == [])
    }
}
