import KloptModel
import Testing

@testable import KloptTables

@Suite("The same header once more, further down")
struct SameHeaderTests {
    static let werkfit = "Organisatie;Regio;Kwartaal;Lopende trajecten;Beëindigde trajecten\n"
    static let short = "Regio;Lopende trajecten;Beëindigde trajecten\n"

    /// `dataset row organisatie kwartaal lopend` of every record, with what holds for its table.
    static func records(_ reading: Reading) -> [String] {
        reading.records.map { record in
            let cells = ["organisatie", "kwartaal", "lopend"].map { record.cells[$0] ?? "absent" }
            return ([record.dataset, "\(record.row)"] + cells).joined(separator: " ")
        }
    }

    @Test("Below the name of another dataset it begins that one")
    func dataset() throws {
        let reading = try Reading.read(
            text: "Werkfit\n" + Self.werkfit + "A;Twente;2025-Q2;10;3\n\nNaar werk\n" + Self.werkfit
                + "A;Twente;2025-Q2;20;6\n", name: "alles.csv")
        #expect(Self.records(reading) == ["werkfit 3 A 2025-Q2 10", "naarwerk 7 A 2025-Q2 20"])
        #expect(reading.result.sources.map(\.headerRow) == [2, 6])
        #expect(
            reading.result.notes.map { "\($0.place?.row ?? 0): \($0.text.dutch)" } == [
                "6: hier begint een volgende tabel, gelezen als «Naar werk»."
            ])
    }

    /// What stands above the second table, and the organisation and quarter that hold for it.
    static let lines = [
        ("Organisatie: GGZ 02", "GGZ 02 2025-Q1"), ("Organisatie;GGZ 02", "GGZ 02 2025-Q1"),
        ("Organisatie:;GGZ 02", "GGZ 02 2025-Q1"), ("Organisatie;GGZ 02;Kwartaal;2025-Q2", "GGZ 02 2025-Q2"),
        ("Organisatie: GGZ 02;Kwartaal: 2025-Q2", "GGZ 02 2025-Q2"), ("GGZ 02", "GGZ 02 2025-Q1"),
        ("Kwartaal: 2025-Q2", "GGZ 01 2025-Q2"), ("2e kwartaal 2025", "GGZ 01 2025-Q2"),
        ("Organisatie: GGZ 02\n;\nKwartaal: 2025-Q2", "GGZ 02 2025-Q2"), ("Vervolg", "GGZ 01 2025-Q1"),
        ("2024-Q1\nKwartaal: 2025-Q2", "GGZ 01 2025-Q2"),
    ]

    @Test(
        "Below lines of its own it holds for whom and when they say, and else for those of the table above",
        arguments: lines)
    func whoAndWhen(line: String, said: String) throws {
        let reading = try Reading.read(
            text: "Organisatie: GGZ 01\nKwartaal: 2025-Q1\n" + Self.short + "Twente;10;3\n\n" + line + "\n"
                + Self.short + "Friesland;20;6\n", name: "werkfit.csv")
        #expect(reading.records.map(\.dataset) == ["werkfit", "werkfit"])
        #expect(reading.column("lopend") == ["10", "20"])
        #expect(
            zip(reading.column("organisatie"), reading.column("kwartaal")).map { "\($0) \($1)" } == [
                "GGZ 01 2025-Q1", said,
            ])
        #expect(reading.failures.isEmpty)
        #expect(reading.problems.isEmpty)
    }

    @Test("Below the lines that stand above the first, or below none, it is the head of a page")
    func pages() throws {
        let page = "Organisatie: GGZ 01\nKwartaal: 2025-Q1\n" + Self.short
        let reading = try Reading.read(
            text: "Werkfit\n\n" + page + "Twente;10;3\n\n" + page + "Friesland;20;6\n" + Self.short
                + "Gooi en Vechtstreek;1;1\nKwartaal: 2025-Q1\n" + Self.short + "Noord-Limburg;2;2\n", name: "alles.csv"
        )
        #expect(reading.result.sources.count == 1)
        #expect(reading.column("lopend") == ["10", "20", "1", "2"])
        #expect(Set(reading.column("kwartaal")) == ["2025-Q1"])
    }

    @Test("What stood above the first but not right above it begins a table, and so does what stood two tables before")
    func notRightAbove() throws {
        let table = Self.werkfit + "A;Twente;2025-Q2;1;1\n"
        let reading = try Reading.read(
            text: "Naar werk\nWerkfit\n" + table + "Naar werk\n" + table + "Werkfit\n" + table, name: "alles.csv")
        #expect(reading.records.map(\.dataset) == ["werkfit", "naarwerk", "werkfit"])
    }

    @Test("A line above a further table that says nothing klopt knows is told of, with the header's row")
    func unusedLine() throws {
        let reading = try Reading.read(
            text: "Organisatie: GGZ 01\n" + Self.short + "Twente;10;3\nDe Haven\nKwartaal: 2025-Q2\n" + Self.short
                + "Friesland;20;6\n", name: "werkfit 2025-Q1.csv")
        let notes = reading.result.notes.filter { $0.kind == .skippedRows }
        #expect(notes.map(\.text.dutch) == ["boven deze tabel staat «De Haven»; dat is niet gebruikt"])
        #expect(notes.map(\.place?.row) == [6])
        #expect(reading.column("kwartaal") == ["2025-Q1", "2025-Q2"])
    }

    @Test("Spelt with other capitals it is the same header: the table is the same dataset")
    func capitals() throws {
        let reading = try Reading.read(
            text: "Naar werk\n" + Self.werkfit + "A;Twente;2025-Q2;10;3\n" + Self.werkfit.uppercased()
                + "A;Friesland;2025-Q2;20;6\n", name: "alles.csv")
        #expect(reading.records.map(\.dataset) == ["naarwerk", "naarwerk"])
        #expect(reading.failures.isEmpty)
    }

    @Test("A totals row sums up the rows of its own table")
    func totals() throws {
        let reading = try Reading.read(
            text: "GGZ 01\n" + Self.werkfit + "A;Twente;2025-Q2;1;1\nB;Twente;2025-Q2;2;1\nTotaal;;;3;2\nGGZ 02\n"
                + Self.werkfit + "C;Twente;2025-Q2;5;1\nTotaal;;;5;1\n", name: "werkfit.csv")
        let figures = reading.result.sources.map { $0.totals.map { $0.figures.map { [$0.stated, $0.summed] } } }
        #expect(figures == [[[[3, 3], [2, 2]]], [[[5, 5], [1, 1]]]])
    }

    @Test("A sheet with a block per organisation is read block by block")
    func sheet() throws {
        let header = ["Regio", "Kwartaal", "Lopende trajecten", "Met betaald werk"]
        let reading = try SheetReadingTests.read(
            WorkbookFixture(sheets: [
                SheetReadingTests.sheet(
                    "Plaatsingen",
                    [
                        ["Organisatie: GGZ 01"], header, ["Twente", "2025-Q2", "10", "3"], [],
                        ["Organisatie", "GGZ 02"], [], header, ["Friesland", "2025-Q2", "20", "6"],
                    ])
            ]))
        #expect(Self.records(reading) == ["plaatsing 3 GGZ 01 2025-Q2 10", "plaatsing 8 GGZ 02 2025-Q2 20"])
        #expect(reading.result.sources.map(\.sheet) == ["Plaatsingen", "Plaatsingen"])
    }

    @Test("Where blocks end, and how many threads read, makes no difference", arguments: Array(0..<40), [1, 3])
    func blocks(seed: Int, threads: Int) throws {
        var random = SeededGenerator(state: UInt64(seed) &+ 11)
        var text = ""
        var expected: [String] = []
        var row = 0
        var organisation = ""
        func add(_ line: String) {
            text += line + "\n"
            row += 1
        }
        for table in 0..<Int.random(in: 2...12, using: &random) {
            // A page of the same organisation, with or without its name, or another one.
            let kind = table == 0 ? 2 : Int.random(in: 0...2, using: &random)
            if kind == 2 { organisation = "GGZ \(table + 10)" }
            if kind > 0 { add("Organisatie: \(organisation)") }
            for _ in 0..<Int.random(in: 0...4, using: &random) { add("") }
            add("Regio;Kwartaal;Lopende trajecten;Beëindigde trajecten")
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let count = Int.random(in: 0...9999, using: &random)
                add("Twente;2025-Q2;\(count);1")
                expected.append("werkfit \(row) \(organisation) 2025-Q2 \(count)")
            }
        }
        let folder = try Folder(["werkfit.csv": text])
        let whole = Reading.read([folder.path])
        let reading = Reading.read(
            [folder.path], threads: threads, blockSize: Int.random(in: 110...260, using: &random))
        #expect(Self.records(whole) == expected)
        #expect(Self.records(reading).sorted() == expected.sorted())
        #expect(reading.notes == whole.notes)
        #expect(reading.failures.isEmpty)
    }

    @Test(
        "A line of several texts above it names its table as well, whether or not a number is among them",
        arguments: ["Naar werk;versie;3;definitief", "Naar werk;versie;3;2025", "Naar werk;;;2025", "Naar werk;;;x;y"])
    func longTitle(line: String) throws {
        let reading = try Reading.read(
            text: "Werkfit\n" + Self.werkfit + "A;Twente;2025-Q2;10;3\n" + line + "\n\n" + Self.werkfit
                + "A;Friesland;2025-Q2;20;6\n", name: "alles.csv")
        #expect(Self.records(reading) == ["werkfit 3 A 2025-Q2 10", "naarwerk 7 A 2025-Q2 20"])
        #expect(reading.problems.isEmpty)
    }

    @Test("Between the name of an organisation and the header there may be a line of whatever else")
    func lineBetween() throws {
        let reading = try Reading.read(
            text: "Organisatie;GGZ 01\nKwartaal;2025-Q1\n" + Self.short + "Twente;10;3\n\nOrganisatie;GGZ 02\n"
                + "tel.;06-1;mail\n" + Self.short + "Friesland;20;6\n", name: "werkfit.csv")
        #expect(reading.column("organisatie") == ["GGZ 01", "GGZ 02"])
        #expect(reading.column("lopend") == ["10", "20"])
    }

    @Test("A record of which little can be read stays one above a page that begins")
    func dirtyRecord() throws {
        let reading = try Reading.read(
            text: Self.werkfit + "A;Twente;2025-Q2;10;3\nA;Rotterdam;2e;x;6\nB;Rotterdam;2e;5;6\n" + Self.werkfit
                + "A;Friesland;2025-Q2;20;6\n", name: "werkfit.csv")
        #expect(reading.records.map(\.row) == [2, 3, 4, 6])
        #expect(reading.result.sources.count == 1)
    }
}

@Suite("Two tables side by side")
struct SideBySideTests {
    static let left = "organisatie;regio;kwartaal;lopend;betaald"
    static let record = "A;Twente;2025-Q2;10;3"

    @Test(
        "They are refused with the columns, and no record is read of them",
        arguments: [
            left + ";;" + left, left + ";opmerking;" + left, left + ";" + left,
            left + ";;organisatie;regio;kwartaal;beeindigd",
        ])
    func refused(header: String) throws {
        let reading = try Reading.read(text: header + "\n" + Self.record + ";;B;Friesland;2025-Q2;5;1\n")
        #expect(reading.records.isEmpty)
        let letters = header.contains(";;") || header.contains("opmerking") ? ["G", "H", "I"] : ["F", "G", "H"]
        #expect(
            reading.failures == [
                "Hier staan twee tabellen naast elkaar; er is niets van gelezen. Deze kolommen staan er twee keer: "
                    + "«organisatie» (A en \(letters[0])), «regio» (B en \(letters[1])), «kwartaal» (C en \(letters[2])). "
                    + "Zet de tabellen onder elkaar of op eigen bladen."
            ])
    }

    @Test("One that begins lower or higher is refused with its row, and the other one is read")
    func shifted() throws {
        let lower = try Reading.read(
            text: Self.left + "\n" + Self.record + "\n" + Self.record + ";;" + Self.left + "\n" + Self.record + ";;"
                + Self.record + "\n")
        #expect(lower.records.map(\.row) == [2, 3, 4])
        let higher = try Reading.read(
            text: ";;;;;;" + Self.left + "\n" + Self.left + ";;" + Self.record + "\n" + Self.record + ";;" + Self.record
                + "\n")
        #expect(higher.records.map(\.row) == [2, 3])
        let text =
            "begint een tabel naast een andere; die is niet gelezen. Zet de tabellen onder elkaar of op eigen bladen."
        #expect(lower.failures == ["In rij 3 " + text])
        #expect(higher.failures == ["In rij 2 " + text])
    }

    @Test("Notes beside a table are no table", arguments: [";;lopend;let op;regio", ";;5;6;7;8", ";;a;b;c;d;e;f"])
    func notes(cells: String) throws {
        let reading = try Reading.read(text: Self.left + "\n" + Self.record + cells + "\n")
        #expect(reading.failures.isEmpty)
        #expect(reading.records.count == 1)
    }

    @Test("Behind an empty column one column of the key suffices")
    func behindGap() throws {
        let reading = try Reading.read(text: Self.left + ";;regio;lopend\n" + Self.record + ";;Friesland;5\n")
        #expect(reading.records.isEmpty)
        #expect(reading.failures.map { $0.contains("twee keer: «regio» (B en G). ") } == [true])
    }

    @Test("They are refused in a sheet, and below another table")
    func elsewhere() throws {
        let header = ["Organisatie", "Regio", "Kwartaal", "Lopende trajecten", "Met betaald werk"]
        let sheet = try SheetReadingTests.read(
            WorkbookFixture(sheets: [SheetReadingTests.sheet("Blad1", [header + [""] + header])]))
        #expect(sheet.failures.map { $0.hasPrefix("Blad «Blad1»: Hier staan twee tabellen naast elkaar;") } == [true])
        let shifted = try SheetReadingTests.read(
            WorkbookFixture(sheets: [
                SheetReadingTests.sheet(
                    "Plaatsingen", [header, ["A", "Twente", "2025-Q2", "10", "3", ""] + header])
            ]))
        #expect(shifted.failures.map { $0.hasPrefix("Blad «Plaatsingen»: In rij 2 begint een tabel naast") } == [true])
        let below = try Reading.read(
            text: Self.left + "\n" + Self.record + "\n\nPlaatsingen\n" + Self.left + ";;" + Self.left + "\n"
                + Self.record + ";;" + Self.record + "\n")
        #expect(below.records.map(\.row) == [2])
        #expect(below.failures.map { $0.hasPrefix("In rij 5 begint een volgende tabel.") } == [true])
    }

    @Test(
        "A column that stands twice, or a key that was joined from two tables, is one table",
        arguments: [
            left + ";;regio", left + ";lopend", left + ";;lopend", left + ";;organisatie;regio;kwartaal",
            left + ";organisatie;regio;kwartaal;proef",
        ])
    func oneTable(header: String) throws {
        let reading = try Reading.read(text: header + "\n" + Self.record + "\n")
        #expect(reading.failures.isEmpty)
        #expect(reading.records.count == 1)
    }
}
