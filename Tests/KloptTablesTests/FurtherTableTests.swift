import KloptModel
import Testing

@testable import KloptTables

@Suite("Tables below each other in one file")
struct FurtherTableTests {
    static let plaatsing = "organisatie;regio;kwartaal;lopend;betaald\n"
    static let other = "Regio;Organisatie;Kwartaal;Lopende trajecten;Beëindigde trajecten\n"

    /// `dataset row organisatie regio lopend` of every record.
    static func records(_ reading: Reading) -> [String] {
        reading.records.map { record in
            let cells = ["organisatie", "regio", "lopend"].map { record.cells[$0] ?? "absent" }
            return ([record.dataset, "\(record.row)"] + cells).joined(separator: " ")
        }
    }

    @Test("A second header is another table, read as its own dataset with its own rows")
    func second() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\nB;Friesland;2025-Q2;5;2\n\nWerkfit\n;;;;\n" + Self.other
                + "Twente;A;2025-Q2;7;1\nTotaal;;;7;1\n", name: "alles.csv")
        #expect(
            Self.records(reading) == ["plaatsing 2 A Twente 10", "plaatsing 3 B Friesland 5", "werkfit 8 A Twente 7"])
        #expect(reading.result.sources.map(\.headerRow) == [1, 7])
        #expect(reading.result.sources.map(\.recordCount) == [2, 1])
        #expect(reading.result.sources.last?.positions.prefix(4) == [1, 0, 2, 3])
        #expect(reading.result.sources.last?.totals.map(\.row) == [9])
        #expect(reading.result.files.map(\.sources) == [[0, 1]])
        #expect(reading.problems.isEmpty)
        #expect(
            reading.result.notes.map { "\($0.place?.row ?? 0): \($0.text.dutch)" } == [
                "7: hier begint een volgende tabel, gelezen als «Werkfit».", "9: \(Wording.totalsRow.dutch)",
            ])
    }

    @Test("The same columns in another order are a table of the same dataset")
    func sameDataset() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\n" + "Kwartaal;Met betaald werk;Lopend;Regio;Organisatie\n"
                + "2025-Q2;3;10;Friesland;B\n")
        #expect(Self.records(reading) == ["plaatsing 2 A Twente 10", "plaatsing 4 B Friesland 10"])
        #expect(reading.notes == ["hier begint een volgende tabel, gelezen als «Plaatsingen»."])
    }

    @Test("The same header again, below a title and blank rows, is passed over")
    func pages() throws {
        let page = "Blad 1\n" + Self.plaatsing + "A;Twente;2025-Q2;10;3\n\n"
        let reading = try Reading.read(text: page + page + page)
        #expect(reading.records.map(\.row) == [3, 7, 11])
        #expect(reading.problems.isEmpty)
        #expect(reading.result.sources.count == 1)
    }

    @Test("What lines between the tables say holds for the second; what stands above the first still does for both")
    func titles() throws {
        let reading = try Reading.read(
            text: "Organisatie;GGZ 07;;;\nKwartaal: 2025-Q1\nregio;lopend;betaald\nTwente;10;3\n\nNaar werk\n"
                + "Kwartaal;2025-Q2\nregio;lopend;beeindigd\nTwente;7;1\n", name: "alles.csv")
        #expect(Self.records(reading) == ["plaatsing 4 GGZ 07 Twente 10", "naarwerk 9 GGZ 07 Twente 7"])
        #expect(reading.column("kwartaal") == ["2025-Q1", "2025-Q2"])
    }

    @Test("A header over two rows may stand below another table")
    func doubleHeader() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\n"
                + "organisatie;regio;kwartaal;Lopend;;\n;;;totaal;UWV;gemeente\nB;Friesland;2025-Q2;10;6;4\n")
        #expect(reading.records.map(\.row) == [2, 5])
        #expect(reading.column("lopend_uwv") == ["absent", "6"])
        #expect(reading.problems.isEmpty)
    }

    @Test("Where a further table fits several datasets and no line says which, the rest is refused with its row")
    func ambiguous() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\n" + Self.other + "Twente;A;2025-Q2;7;1\n", name: "alles.csv")
        #expect(reading.records.map(\.row) == [2])
        #expect(
            reading.failures == [
                "In rij 3 begint een volgende tabel. Vanaf daar is het bestand niet gelezen. De kolommen passen bij meer dan één "
                    + "tabel: werkfit, naarwerk. Zet de naam van de tabel op de regel erboven."
            ])
    }

    @Test(
        "A record that is merely dirty is no header",
        arguments: [
            "organisatie;regio;2025-Q2;10;3", "lopend;betaald;kwartaal;10;3", "organisatie;regio;x;y;z",
            "organisatie;lopend;1.484;betaald;-", "onbekend;onbekend;onbekend;onbekend;onbekend",
            "A;Twente;kwartaal;lopend;x",
        ])
    func dirty(row: String) throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\n" + row + "\nB;Twente;2025-Q2;1;1\n")
        #expect(reading.records.map(\.row) == [2, 3, 4])
        #expect(reading.result.sources.count == 1)
    }

    @Test("Names with labels below them are one note; a table without records is told of")
    func labelsBelowNames() throws {
        let labels = "Organisatie;Regio;Kwartaal;Lopende trajecten;Met betaald werk\n"
        let record = "A;Twente;2025-Q2;10;3\n"
        let reading = try Reading.read(text: Self.plaatsing + labels + record)
        #expect(Self.records(reading) == ["plaatsing 3 A Twente 10"])
        #expect(reading.notes == ["hier begint een volgende tabel, gelezen als «Plaatsingen»."])
        let apart = try Reading.read(text: Self.plaatsing + "\n" + labels + record)
        #expect(apart.notes.first == "Onder de kop staan geen gegevens.")
    }

    @Test("A header of a wider table is no content of the narrower one above it")
    func wider() throws {
        let wide = "organisatie;regio;kwartaal;betaald;lopend;proef\nB;Twente;2025-Q2;1;5;2\n"
        let reading = try Reading.read(
            text: "organisatie;regio;kwartaal;lopend;;betaald\nA;Twente;2025-Q2;10;;3\n" + wide)
        #expect(Self.records(reading) == ["plaatsing 2 A Twente 10", "plaatsing 4 B Twente 5"])
        #expect(reading.notes == ["hier begint een volgende tabel, gelezen als «Plaatsingen»."])
    }

    @Test("Remarks above records stay remarks when a further table follows")
    func remarks() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "noot\nA;Twente;2025-Q2;10;3\nWerkfit\n" + Self.other
                + "Twente;A;2025-Q2;7;1\nBron\n")
        #expect(reading.result.notes.map(\.place?.row) == [2, 5, 7])
        #expect(reading.result.notes.map(\.kind) == [.skippedRows, .assumedHeader, .skippedRows])
    }

    @Test("A quote that is never closed in a further table is told with its row, and what stands before it is read")
    func openQuote() throws {
        let reading = try Reading.read(
            text: Self.plaatsing + "A;Twente;2025-Q2;10;3\nWerkfit\n" + Self.other
                + "Twente;A;2025-Q2;7;1\n\"Twente;B\n")
        #expect(reading.records.map(\.row) == [2, 5])
        #expect(reading.failures == [Wording.openQuote(row: 6).dutch])
    }

    @Test("More than a thousand tables are refused from there on")
    func tooMany() throws {
        let table = "Werkfit\n" + Self.other + "Twente;A;2025-Q2;7;1\n" + Self.plaatsing + "A;Twente;2025-Q2;10;3\n"
        let reading = try Reading.read(text: String(repeating: table, count: 600), name: "alles.csv")
        #expect(reading.result.sources.count == 1_000)
        #expect(reading.failures == [Wording.fromRow(2_502, Wording.tooManyTables).dutch])
    }

    @Test("Where blocks end, and how many threads read, makes no difference", arguments: Array(0..<20), [1, 3])
    func blocks(seed: Int, threads: Int) throws {
        var random = SeededGenerator(state: UInt64(seed) &+ 7)
        var text = ""
        var expected: [String] = []
        var row = 0
        for table in 0..<Int.random(in: 1...5, using: &random) {
            let isOther = table > 0 && Bool.random(using: &random)
            text += isOther ? "Werkfit\n" + Self.other : "\n" + (table == 0 ? "" : "B\n") + Self.plaatsing
            row += isOther ? 2 : table == 0 ? 2 : 3
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                let count = Int.random(in: 0...9999, using: &random)
                row += 1
                text += isOther ? "Twente;A;2025-Q2;\(count);1\n" : "A;Twente;2025-Q2;\(count);3\n"
                expected.append("\(isOther ? "werkfit" : "plaatsing") \(row) A Twente \(count)")
            }
        }
        let folder = try Folder(["alles.csv": text])
        let reading = Reading.read(
            [folder.path], threads: threads, blockSize: Int.random(in: 160...400, using: &random))
        let records = Self.records(reading)
        #expect(records.count == expected.count)
        if let first = zip(records, expected).first(where: { $0.0 != $0.1 }) {
            Issue.record("seed \(seed): \(first.0) and not \(first.1)")
        }
        #expect(reading.failures.isEmpty)
    }
}
