import KloptModel
import Testing

@testable import KloptTables

@Suite("Rows that are no records")
struct RowTests {
    static let header = "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;proef\n"

    static func figures(_ reading: Reading) -> [[String]] {
        (reading.result.sources.first?.totals ?? []).map { total in
            ["\(total.row)"] + total.figures.map { "\($0.column): \($0.stated) \($0.summed.map(String.init) ?? "nil")" }
        }
    }

    @Test("Totals rows sum up the rows since the one before; a grand total sums up all")
    func totals() throws {
        let reading = try Reading.read(
            text: Self.header
                + "A;Twente;2025-Q2;10;6;4;3;1\nA;Friesland;2025-Q2;5;5;;2;1\nTotaal;;;15;11;4;6;2\nB;Twente;2025-Q2;1;1;0;0;0\nTotaal:;;;1;1;0;0;0\nEindtotaal;;;16;;;;\n"
        )
        #expect(reading.records.map(\.row) == [2, 3, 5])
        #expect(
            Self.figures(reading) == [
                ["4", "3: 15 15", "4: 11 11", "5: 4 nil", "6: 6 5", "7: 2 2"],
                ["6", "3: 1 1", "4: 1 1", "5: 0 0", "6: 0 0", "7: 0 0"],
                ["7", "3: 16 16"],
            ])
        #expect(reading.problems.isEmpty)
        #expect(reading.result.notes.map(\.kind) == [.totalsRow, .totalsRow, .totalsRow])
    }

    @Test("A grand total below subtotals and further rows sums up all rows")
    func grandTotal() throws {
        let reading = try Reading.read(
            text: Self.header
                + "A;Twente;2025-Q2;10;6;4;3;1\nTotaal;;;10;6;4;3;1\nB;Twente;2025-Q2;1;1;0;0;0\nEindtotaal;;;11;7;4;3;1\n"
        )
        #expect(
            Self.figures(reading) == [
                ["3", "3: 10 10", "4: 6 6", "5: 4 4", "6: 3 3", "7: 1 1"],
                ["5", "3: 11 11", "4: 7 7", "5: 4 4", "6: 3 3", "7: 1 1"],
            ])
    }

    @Test("A total in the region's column behind an organisation is a totals row too")
    func totalAsRegion() throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\nA;Totaal;2025-Q2;10;6;4;3;1\n")
        #expect(reading.records.count == 1)
        #expect(Self.figures(reading).map(\.first) == ["3"])
    }

    @Test(
        "A row that begins like a total and lacks a part of its key is a totals row",
        arguments: [
            "Totaal GGZ 07;;;10;6;4;3;1", "TOTAAL: alle organisaties;;2025-Q2;10;6;4;3;1",
            "Totaal Twente;Twente;;10;6;4;3;1", "Eindtotaal 2025-Q2;-;-;10;6;4;3;1", ";Totaal alle regio's;;10;6;4;3;1",
            "A;Totaal (alle regio's);2025-Q2;10;6;4;3;1", ";;Totaal 2025-Q2;10;6;4;3;1",
            "A;Twente;Totaal 2025;10;6;4;3;1", "Totaal-generaal",
        ])
    func beginsLikeTotals(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2])
        #expect(reading.result.notes.map(\.kind) == [.totalsRow])
        #expect(reading.problems.isEmpty)
    }

    @Test(
        "A record whose organisation's name begins like a total stays a record",
        arguments: [
            "Totaal Zorg;Twente;2025-Q2;10;6;4;3;1", "Totaalzorg;;;10;6;4;3;1",
            "Totaal Zorg;Twennte;2025-Q2;10;6;4;3;1",
            "Totaal Zorg;Twente;tweede;10;6;4;3;1", "Zorg totaal;;;10;6;4;3;1", "GGZ 07;;2025-Q2;10;6;4;3;1",
        ])
    func namesLikeTotals(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2, 3])
        #expect(reading.notes.isEmpty)
    }

    @Test(
        "One text in a row without a key is a remark, in whatever column",
        arguments: [";;;;;;;Met vriendelijke groet", ";;;;;Let op: voorlopig;;", ";;voorlopig", ";onder voorbehoud;;;"])
    func remarks(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2])
        #expect(reading.result.notes.map(\.kind) == [.skippedRows])
        #expect(reading.problems.isEmpty)
    }

    @Test(
        "A figure, a formula's error or a text beside a key is a record's",
        arguments: [";;;;;;;12", ";;;-3;;;;", ";;;#REF!;;;;", ";;;<5;;;;", "A;;;;;;;twaalf"])
    func noRemarks(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2, 3])
    }

    @Test(
        "Who filled in a sheet, over several cells below it, is a remark",
        arguments: [
            "Ingevuld door;J. Jansen;tel. 06-12345678", "Ingevuld door;J. Jansen;06;;;;;",
            "Ingevuld door:;J. Jansen;12-8-2025;;;;;", "Ingevuld door;J. Jansen;;0612345678;;;;",
            "Contact;J. Jansen;;+31 (0)6 1234 5678;;;;", "Akkoord;directie;12 augustus 2025;;;;;",
        ])
    func signature(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2])
        #expect(reading.result.notes.map(\.kind) == [.skippedRows])
        #expect(reading.problems.isEmpty)
    }

    @Test(
        "A row without figures of which the region is mistyped, or the quarter is given, is a record",
        arguments: [
            "B;Twennte", "B;Twennte;12-8-2025;;;;;", "B;Twennte;tweede;;;;;", "B;J. Jansen;2025-Q2;;;;;",
            "B;J. Jansen;;012345;;;;", "B;;12-8-2025;;;;;", "B;Twente;tel. 06-12345678;;;;;",
        ])
    func emptyRecord(row: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + row + "\n")
        #expect(reading.records.map(\.row) == [2, 3])
    }

    @Test("Blank rows, remarks and repeated headers are no records, and rows keep their numbers")
    func others() throws {
        let reading = try Reading.read(
            text: Self.header + "\n;;;;;;;\nGGZ Noord\nA;Twente;2025-Q2;10;6;4;3;1\n" + Self.header
                + "A;Friesland;2025-Q2;5;5;0;2;1\n;;\n* voorlopig;;;\n;;;;;;;;;noot\n")
        #expect(reading.records.map(\.row) == [5, 7])
        #expect(reading.problems.isEmpty)
        #expect(
            reading.notes == [
                "De rijen 4, 9 en 10 zijn niet gelezen: daar staat tekst en geen record.",
                "overgeslagen: hier staat de kop nog een keer",
            ])
        #expect(reading.result.notes.map(\.place?.row) == [nil, 6])
    }

    @Test("Notes stand in the order of the rows")
    func order() throws {
        let reading = try Reading.read(
            text: Self.header
                + "A;Twente;2025-Q2;10;6;4;3;1\nTotaal;;;10;6;4;3;1\n" + Self.header
                + "B;Twente;2025-Q2;1;1;0;0;0;0\nTotaal;;;1;1;0;0;0\nBron: UWV\n")
        #expect(reading.result.notes.map(\.place?.row) == [3, 4, 5, 6, 7])
        #expect(reading.result.notes.map(\.kind) == [.totalsRow, .skippedRows, .other, .totalsRow, .skippedRows])
    }

    @Test("Rows of a list are joined as a sentence; of a long list the first ten and how many more")
    func lists() {
        func words(_ rows: ClosedRange<Int>) -> String {
            var list = RowList()
            for row in rows { list.append(row) }
            return String(Wording.skippedRows(list).dutch.prefix { $0 != ":" })
        }
        #expect(words(7...7) == "niet gelezen")
        #expect(words(7...8) == "De rijen 7 en 8 zijn niet gelezen")
        #expect(words(7...9) == "De rijen 7, 8 en 9 zijn niet gelezen")
        #expect(words(1...12) == "De rijen 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 en 2 andere zijn niet gelezen")
    }

    @Test("A row with only a known region is a record whose cells are missing")
    func onlyKey() throws {
        let reading = try Reading.read(text: Self.header + ";Twente;;;;;;\n")
        #expect(reading.records.map { $0.cells["regio"] } == ["Twente"])
        #expect(reading.column("lopend") == ["missing"])
    }

    @Test("Cells behind the last column and content without a header are told of")
    func superfluous() throws {
        let reading = try Reading.read(
            text:
                "organisatie;regio;kwartaal;lopend;;betaald\nA;Twente;2025-Q2;10;x;3;;9\nA;Friesland;2025-Q2;10;;3;;\nA;Zuid-Limburg\n"
        )
        #expect(reading.column("betaald") == ["3", "3", "missing"])
        #expect(
            reading.notes == [
                "Kolom E heeft geen kop en is niet gebruikt, maar is wel gevuld.",
                "Hier staan meer cellen dan de kop heeft; de cellen achter de laatste kolom zijn niet gebruikt. Staat er een "
                    + "scheidingsteken in een tekst?",
            ])
    }

    @Test("A record whose row ends before the header says which columns it lacks; one that is only empty does not")
    func shortRows() throws {
        let reading = try Reading.read(
            text: Self.header
                + "A;Twente;2025-Q2;10;6\nA;Friesland;2025-Q2;5;5;;;\nA;Zuid-Limburg;2025-Q2;1;1;0;0\nGGZ Noord\n")
        #expect(reading.records.map(\.row) == [2, 3, 4])
        #expect(
            reading.shortRows == [
                "2: 5 van 8, lopend_gemeente betaald proef", "4: 7 van 8, proef",
            ])
    }

    @Test("A column of numbers tells with how many decimals each was written; other columns do not")
    func decimals() throws {
        let folder = try Folder([
            "publicatie.csv":
                "rapport;periode;maat;waarde\nA;2024;x;35\nA;2024;y;35,0\nA;2024;z;\nA;2024;q;35,0\nA;2024;r;35"
        ])
        let context = Fixture.context()
        var decimals: [[UInt8]] = []
        _ = InputReader(context: context).read(
            paths: [folder.path], threads: 1, process: { $0.columns.map { $0?.decimals ?? [] } },
            merge: { columns, _ in decimals += columns })
        #expect(decimals == [[], [], [], [0, 1, 0, 1, 0]])
    }

    @Test("Problems keep their row, column and text, and those of a row that is no record go")
    func problems() throws {
        let reading = try Reading.read(
            text: Self.header
                + "A;Twente;2025-Q2;-1;x;<5;3,5;n.v.t.\nTotaal;;;x;;;;\nA;Twennte;1-4-2025;1;1;0;0;0\nA;Twennte;1-4-2025;n.v.t.;1;0;0;0\n"
        )
        #expect(
            reading.problems.map { "\($0.row) \($0.column) \($0.text)" } == [
                "2 lopend -1", "2 lopend_uwv x", "2 lopend_gemeente <5", "2 betaald 3,5", "4 regio Twennte",
                "4 kwartaal 1-4-2025",
                "5 regio Twennte", "5 kwartaal 1-4-2025", "5 lopend n.v.t.",
            ])
    }

    @Test("Quoted cells hold delimiters, quotes and line breaks, and count as one row")
    func quoted() throws {
        let reading = try Reading.read(
            text: Self.header
                + "\"A; \"\"B\"\"\nC\";\"Twente\";\"2025-Q2\";\"1.484\";\"6\";4;3;1\nD \"x\";Twente;2025-Q2;1;1;0;0;0\n"
        )
        #expect(reading.column("organisatie") == ["A; \"B\"\nC", "D \"x\""])
        #expect(reading.column("lopend") == ["1484", "1"])
        #expect(reading.records.map(\.row) == [2, 3])
    }

    @Test(
        "Words in several cells, without a figure and without a region or quarter, are no record",
        arguments: [
            "Bron: EPD;;;peildatum 1-7-2025;;;;", "Ingevuld door;J. Jansen;tel. 06;;;;;",
            ";;zie ook;de toelichting;;;;",
            "* inclusief;aanvragen;;;;;;",
        ])
    func words(line: String) throws {
        let reading = try Reading.read(
            text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + line + "\nA;Friesland;2025-Q2;5;5;0;2;1\n")
        #expect(reading.records.map(\.row) == [2, 4])
        #expect(reading.problems.isEmpty)
        #expect(reading.notes == ["niet gelezen: hier staat tekst en geen record"])
    }

    @Test(
        "A figure, an agreed word for one that is missing, a region or a quarter makes words a record, and so do many of them",
        arguments: [
            "A;Rotterdam;2e;5;;;;", "A;Rotterdam;2e;-;x;;;", "A;Twente;;x;;;;", "A;Rotterdam;2025-Q2;x;;;;",
            "A;Rotterdam;2e;x;x;x;x;", "A;Rotterdam;2e;#REF!;;;;",
        ])
    func dirtyRecords(line: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;6;4;3;1\n" + line + "\n")
        #expect(reading.records.map(\.row) == [2, 3])
    }

    @Test("A totals row above all records is told of, and held against nothing")
    func totalsAbove() throws {
        let reading = try Reading.read(
            text: Self.header + "Totaal;;;10;6;4;3;1\nA;Twente;2025-Q2;10;6;4;3;1\nTotaal;;;10;6;4;3;1\n")
        #expect(reading.records.map(\.row) == [3])
        #expect(Self.figures(reading).map(\.first) == ["4"])
        #expect(
            reading.notes.first
                == "gelezen als totaalrij, en niet meegeteld; er staan geen rijen boven om haar mee te vergelijken")
    }
}
