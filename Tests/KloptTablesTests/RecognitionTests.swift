import KloptModel
import Testing

@testable import KloptTables

@Suite("Recognising tables")
struct RecognitionTests {
    static let rows = "GGZ 01;Twente;2025-Q2;10;6;4;3;1\n"

    @Test(
        "Headers by name, label, alias, other punctuation, and measure with category",
        arguments: [
            "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;proef",
            "Organisatie;Arbeidsmarktregio;Periode;Lopende trajecten;Lopend, UWV;LOPEND GEMEENTE;Met betaald werk;Proefplaatsing",
            "ORGANISATIE;Region;Quarter;lopend;Lopend UWV;lopend-gemeente;betaald;Proef",
            " organisatie ;regio;kwartaal;Lopend;lopend\u{A0}uwv;Lopende trajecten gemeente;be-taald;proef",
        ])
    func headers(header: String) throws {
        let reading = try Reading.read(text: header + "\n" + Self.rows)
        #expect(reading.notes == [])
        #expect(reading.records.first?.cells["lopend_uwv"] == "6")
        #expect(reading.result.sources.first?.positions == [0, 1, 2, 3, 4, 5, 6, 7])
    }

    @Test("Reordered, misspelled, extra and missing columns")
    func dirtyHeader() throws {
        let reading = try Reading.read(
            text: "opmerkingen;kwartaal;regio;lopnd_uwv;organisatie;betaald;lopend\nx;2025-Q2;Twente;6;GGZ 01;3;10\n")
        #expect(
            reading.records.first?.cells == [
                "kwartaal": "2025-Q2", "regio": "Twente", "lopend_uwv": "6", "organisatie": "GGZ 01", "betaald": "3",
                "lopend": "10",
            ])
        #expect(reading.notes == ["kolom A 'opmerkingen' niet gebruikt", "kolom D 'lopnd_uwv' gelezen als lopend_uwv"])
        #expect(reading.result.notes.last?.place == DataPlace(file: "plaatsing.csv", row: 1, cells: ["D1"]))
    }

    @Test(
        "Of a header over two rows one may name the key and the other the figures",
        arguments: [
            "Organisatie;Regio;Kwartaal\n;;;Lopende trajecten;Lopend, UWV;Lopend, gemeente;Met betaald werk\n",
            "Organisatie;Regio;Kwartaal;Lopend;;;Werk\n;;;Lopende trajecten;Lopend, UWV;Lopend, gemeente;Met betaald werk\n",
        ])
    func keysAbove(header: String) throws {
        let reading = try Reading.read(text: header + "A;Twente;2025-Q2;10;6;4;3\n")
        #expect(reading.failures == [])
        #expect(reading.records.map(\.row) == [3])
        #expect(reading.result.sources.first?.positions.prefix(7) == [0, 1, 2, 3, 4, 5, 6])
        #expect(reading.problems.isEmpty)
    }

    @Test("A row of units below the header belongs to it, and that is said")
    func units() throws {
        let reading = try Reading.read(
            text:
                "Organisatie;Regio;Kwartaal;Lopende trajecten;Lopend, UWV;Met betaald werk\n;;jjjj-Qn;aantal;aantal;aantal\n"
                + "A;Twente;2025-Q2;10;6;3\n")
        #expect(reading.records.map(\.row) == [3])
        #expect(reading.problems.isEmpty)
        #expect(reading.result.sources.map(\.headerRow) == [2])
        #expect(reading.notes == ["Deze rij hoort bij de kop, en is niet als gegevens gelezen."])
    }

    static let merged = "Organisatie;Regio;Kwartaal;Lopende trajecten;;Lopend, UWV;;Met betaald werk\n"

    @Test(
        "Of several columns below one name the one is read that its words say is meant",
        arguments: [
            ("vorig kwartaal;dit kwartaal", "20"), ("dit kwartaal;vorig kwartaal", "10"), ("%;aantal", "20"),
            ("aantal;procent", "10"), ("totaal;waarvan vrouw", "10"),
        ])
    func columnsBelowOneName(words: String, lopend: String) throws {
        let reading = try Reading.read(
            text: Self.merged + ";;;" + words + ";" + words + ";\nA;Twente;2025-Q2;10;20;1;2;3\n")
        #expect(reading.failures == [])
        #expect(reading.column("lopend") == [lopend])
        #expect(reading.column("betaald") == ["3"])
        #expect(reading.records.map(\.row) == [3])
    }

    @Test("When the words do not say it nothing is read, and it is asked")
    func unclearColumns() throws {
        let reading = try Reading.read(
            text: Self.merged + ";;;2025-Q1;2025-Q2;man;vrouw;\nA;Twente;2025-Q2;10;20;1;2;3\n")
        #expect(reading.records.isEmpty)
        #expect(reading.failures.count == 1)
        #expect(
            reading.failures.first?.contains(
                "«Lopende trajecten»: «2025-Q1» (D) en «2025-Q2» (E); «Lopend, UWV»: «man» (F) en «vrouw» (G).") == true
        )
    }

    @Test("A first record of words is no part of the header")
    func wordsBelowHeader() throws {
        let reading = try Reading.read(
            text: "Regio;Lopende trajecten;Lopend, UWV;Met betaald werk\nRotterdam;geen;geen;geen\nTwente;1;1;0\n")
        #expect(reading.records.map(\.row) == [2, 3])
    }

    @Test("Names of columns that stand below each other are recognised, with what to do")
    func transposed() throws {
        let rows = [
            ["", "Twente", "Friesland"], ["Lopende trajecten", "10", "20"], ["Lopend, UWV", "6", "7"],
            ["Met betaald werk", "1", "2"],
        ]
        let text = "De namen van de kolommen staan hier onder elkaar, in kolom A; er is niets van gelezen."
        let alone = try SheetReadingTests.read(WorkbookFixture(sheets: [SheetReadingTests.sheet("Plaatsing", rows)]))
        #expect(alone.failures.count == 1)
        #expect(alone.failures.first?.contains(text) == true)
        // Beside a table it may as well be a summary of it.
        let table = [
            ["organisatie", "regio", "kwartaal", "lopend", "betaald"], ["A", "Twente", "2025-Q2", "10", "1"],
        ]
        let both = try SheetReadingTests.read(
            WorkbookFixture(sheets: [
                SheetReadingTests.sheet("Samenvatting", rows), SheetReadingTests.sheet("Plaatsing", table),
            ]))
        #expect(both.failures == [])
        #expect(both.notes.contains { $0.hasPrefix(text) })
        // A list of what the columns mean has no figures.
        let meanings = rows.map { [$0[0], "Cliënten met een traject", ""] }
        let list = try SheetReadingTests.read(WorkbookFixture(sheets: [SheetReadingTests.sheet("Uitleg", meanings)]))
        #expect(list.failures.first?.contains("onder elkaar") == false)
    }

    @Test("Lines above a table that say nothing are told of; one that contradicts the table is too")
    func linesAbove() throws {
        let reading = try Reading.read(
            text: "Invulformulier;graag voor 1 juli;terugsturen\nOrganisatie;GGZ 02;Kwartaal;2025-Q2\n"
                + "organisatie;regio;kwartaal;lopend;betaald\nGGZ 01;Twente;2025-Q2;10;1\n")
        #expect(reading.column("organisatie") == ["GGZ 01"])
        #expect(
            reading.notes == [
                "Boven de tabel staat bij «Organisatie» 'GGZ 02', maar in de tabel staat 'GGZ 01'. Wat in de tabel staat is gelezen.",
                "boven deze tabel staat «Invulformulier graag voor 1 juli terugsturen»; dat is niet gebruikt",
            ])
    }

    static let twice = "organisatie;regio;kwartaal;lopend;betaald;lopend\n"

    @Test("A column that stands twice is used once, and said", arguments: ["10", "10,0", "", "-", "\" 10\""])
    func twice(second: String) throws {
        let reading = try Reading.read(text: Self.twice + "GGZ 01;Twente;2025-Q2;10;3;\(second)\n")
        #expect(reading.column("lopend") == ["10"])
        #expect(reading.notes == ["kolom F 'lopend' niet gebruikt: lopend staat al in kolom D"])
        #expect(reading.problems.isEmpty)
    }

    @Test("Where a column that stands twice differs neither value is used, and both are said")
    func contradicting() throws {
        let reading = try Reading.read(
            text: Self.twice
                + "GGZ 01;Twente;2025-Q2;10;3;99\nGGZ 01;Zuid-Limburg;2025-Q2;5;3;5\nGGZ 01;Friesland;2025-Q2;;3;\"7\"\n"
                + "Totaal;;;15;6;111\n")
        #expect(reading.column("lopend") == ["unreadable", "5", "unreadable"])
        #expect(
            reading.problems.map(\.kind) == [
                .contradicted(column: "F", text: "99"), .contradicted(column: "F", text: "7"),
            ])
        #expect(reading.problems.map(\.text) == ["10", ""])
        #expect(
            reading.notes.dropFirst().first
                == "De kolommen D en F ('lopend') zijn dezelfde, maar er staat iets anders in de rijen 2 en 4. Wat daar staat is "
                + "niet gebruikt.")
    }

    @Test("A text below one that is contradicted is its own")
    func contradictedText() throws {
        let reading = try Reading.read(
            text:
                "organisatie;regio;traject;contact;contact\nA;Twente;x;Jan;Piet\nA;Twente;y;Jan;Jan\nB;Twente;x;Jan;\n",
            name: "deelnemers.csv")
        #expect(reading.column("contact") == ["unreadable", "Jan", "Jan"])
    }

    @Test("A part of the key that stands twice keeps the first, and the difference is said")
    func contradictingKey() throws {
        let reading = try Reading.read(
            text:
                "organisatie;regio;kwartaal;lopend;betaald;regio\nA;Twente;2025-Q2;10;3;Friesland\nA;Twente;2025-Q1;1;3;twente\n"
        )
        #expect(reading.column("regio") == ["Twente", "Twente"])
        #expect(reading.problems.isEmpty)
        #expect(reading.notes.count == 2)
        #expect(reading.notes.last?.contains("rij 2.") == true)
    }

    @Test(
        "A file whose name says another table than its columns is read by its columns, and that is said",
        arguments: [
            ("werkfit Q2 2025.csv", true), ("Naar werk.csv", true), ("GGZ 01 plaatsingen en werkfit.csv", false),
            ("plaatsing.csv", false), ("cijfers.csv", false),
        ])
    func otherName(name: String, isSaid: Bool) throws {
        let reading = try Reading.read(
            text: "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;proef\n" + Self.rows, name: name
        )
        #expect(reading.records.map(\.dataset) == ["plaatsing"])
        #expect(reading.result.notes.map(\.kind) == (isSaid ? [.assumedValue] : []))
        #expect(
            !isSaid
                || reading.notes.first?.hasSuffix("de kolommen zijn die van «Plaatsingen»: zo is het gelezen.") == true)
    }

    @Test("A name of a table that did not exist in the quarter says nothing")
    func otherNameOfAnotherTime() throws {
        var context = Fixture.context()
        context.datasets[1].validity = PeriodRange(from: nil, to: Period(year: 2023, quarter: 2))
        let reading = try Reading.read(
            text: "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;proef\n" + Self.rows,
            name: "werkfit 2025-Q2.csv", context: context)
        #expect(reading.notes == [])
    }

    @Test("A header with other digits is not a near spelling")
    func digitsDiffer() {
        #expect(NearSpelling.nearest(to: "duurlt3maanden", among: [("duurlt6maanden", 1)]) == nil)
        #expect(NearSpelling.nearest(to: "durrlt6maanden", among: [("duurlt6maanden", 1)]) == 1)
        #expect(
            NearSpelling.nearest(
                to: "opleiding_gestort".matchKey, among: [("opleidinggestart", 0), ("opleidinggestopt", 1)]) == nil)
    }

    @Test("Title lines above the header are passed over, also with a delimiter in them")
    func titles() throws {
        let reading = try Reading.read(
            text:
                "Werkmonitor; kwartaal 2 2025\nOrganisatie: GGZ 07;;;\n\nregio;lopend;lopend_uwv;betaald\nTwente;10;6;3\n"
        )
        #expect(
            reading.records == [
                Reading.Record(
                    dataset: "plaatsing", row: 5,
                    cells: [
                        "organisatie": "GGZ 07", "kwartaal": "2025-Q2", "regio": "Twente", "lopend": "10",
                        "lopend_uwv": "6", "betaald": "3",
                    ])
            ])
        #expect(reading.result.sources.first?.headerRow == 4)
        #expect(
            reading.notes == [
                "Het bestand heeft geen kolom voor organisatie; 'GGZ 07' is overgenomen uit een regel boven de tabel.",
                "Het bestand heeft geen kolom voor kwartaal; '2025-Q2' is overgenomen uit een regel boven de tabel.",
            ])
    }

    @Test("A header over two rows: groups with categories")
    func twoRows() throws {
        let reading = try Reading.read(
            text:
                "organisatie;regio;kwartaal;Lopend;;;Betaald\n;;;totaal;UWV;gemeente;totaal\nGGZ 01;Twente;2025-Q2;10;6;4;3\n"
        )
        #expect(reading.records.map(\.row) == [3])
        #expect(reading.records.first?.cells["lopend_gemeente"] == "4")
        #expect(reading.records.first?.cells["betaald"] == "3")
    }

    @Test(
        "The file's name decides between datasets with the same columns",
        arguments: ["werkfit", "Naar werk", "2025-Q2 NAARWERK GGZ 01"])
    func nameDecides(name: String) throws {
        let text =
            "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;beeindigd\nGGZ 01;Twente;2025-Q2;10;6;4;3\n"
        let reading = try Reading.read(text: text, name: name + ".csv")
        #expect(reading.records.map(\.dataset) == [name == "werkfit" ? "werkfit" : "naarwerk"])
    }

    @Test("Without a telling name such a file is refused with both names")
    func ambiguous() throws {
        let text =
            "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;beeindigd\nGGZ 01;Twente;2025-Q2;10;6;4;3\n"
        let reading = try Reading.read(text: text, name: "cijfers.csv")
        #expect(reading.records == [])
        #expect(
            reading.failures == [
                "De kolommen van dit bestand passen bij meer dan één tabel: werkfit, naarwerk. Zet de naam van de tabel in de "
                    + "bestandsnaam, bijvoorbeeld 'werkfit.csv'."
            ])
    }

    @Test("Columns go before a name that does not fit them")
    func columnsDecide() throws {
        let reading = try Reading.read(
            text: "organisatie;regio;traject;contact\nGGZ 01;Twente;werkfit;a@b\n", name: "werkfit.csv")
        #expect(reading.records.map(\.dataset) == ["deelnemers"])
    }

    @Test("A long table with decimals and years")
    func long() throws {
        let reading = try Reading.read(
            text: "rapport;periode;maat;waarde\nR;2024;lopend;35,4%\nR;2025-Q2;lopend;-1.484\n", name: "x.csv")
        #expect(reading.column("waarde") == ["35.4", "-1484"])
        #expect(reading.column("periode") == ["2024", "2025-Q2"])
    }

    @Test(
        "Any delimiter, a stated one too, and any end of line", arguments: [";", ",", "\t", "|"], ["\n", "\r\n", "\r"])
    func dialects(delimiter: String, lineBreak: String) throws {
        let lines = [
            "organisatie;regio;kwartaal;lopend;betaald", "GGZ 01;Twente;2025-Q2;10;3", "GGZ 02;Twente;2025-Q2;11;4",
        ]
        let text = lines.joined(separator: lineBreak).split(separator: ";").joined(separator: delimiter)
        for (prefix, name) in [("", "without"), ("sep=\(delimiter)\(lineBreak)", "with")] {
            let reading = try Reading.read(text: prefix + text)
            #expect(reading.column("lopend") == ["10", "11"], "\(name) a first line that states the delimiter")
            #expect(reading.records.map(\.row) == [2, 3])
        }
    }

    @Test(
        "Every encoding gives the same records",
        arguments: [
            Encoded.utf8, [0xEF, 0xBB, 0xBF] + Encoded.utf8, Encoded.windows1252,
            [0xFF, 0xFE] + Encoded.utf16(littleEndian: true), [0xFE, 0xFF] + Encoded.utf16(littleEndian: false),
            Encoded.utf16(littleEndian: true), Encoded.utf16(littleEndian: false),
        ])
    func encodings(bytes: [UInt8]) throws {
        let reading = try Reading.read(bytes: bytes)
        #expect(reading.failures == [])
        #expect(reading.column("regio") == ["Friesland", "Twente"])
        #expect(reading.column("organisatie") == ["GGZ 01", "Zorg één"])
        #expect(reading.column("lopend") == ["1484", "≤4"])
        #expect(reading.column("betaald") == ["3", "missing"])
    }

    @Test("Windows-1252 has its own characters between 0x80 and 0x9F")
    func windows1252() {
        #expect(TextEncoding.text([0x80, 0x85, 0x92, 0x96, 0xE9, 0x41], in: .windows1252) == "€…’–éA")
    }

    static let ownOutputs: [String] = [
        "\u{FEFF}ernst;organisatie;dataset;regio;kwartaal;melding;vraag;hint;bestand;blad;rij;cellen;kolommen;"
            + "gevonden;verwacht;verschil;regel;id;status\r\nfout;A;Plaatsingen;Twente;2025-Q2;x;y;;;;;;;;;;;;nieuw\r\n",
        "severity,organisation,dataset,message,question,hint,file,sheet,row,cells,columns,found,expected,difference,"
            + "rule,id,status\n",
        "organisatie;naam;contact;dataset;ontvangen;verwacht;ontbreekt;fouten;waarschuwingen;opmerkingen;stand\n",
        "{\n  \"klopt\": \"1.0\"\n}\n",
    ]

    @Test(
        "What klopt wrote itself is told of and not used, also when a spreadsheet saved it anew", arguments: ownOutputs)
    func ownOutput(text: String) throws {
        let reading = try Reading.read(text: text, name: "overzicht.csv")
        #expect(
            reading.failures == [
                Wording.nothingFound.dutch
            ])
        #expect(reading.notes == ["Dit bestand is niet gebruikt: klopt heeft het zelf geschreven."])
        #expect(reading.result.notes.map(\.kind) == [.unusedFile])

        let folder = try Folder([
            "overzicht.csv": text, "plaatsing.csv": RowTests.header + "A;Twente;2025-Q2;1;1;0;0;0\n",
        ])
        let both = Reading.read([folder.path])
        #expect(both.failures.isEmpty)
        #expect(both.records.count == 1)
    }

    @Test(
        "A table that has some of those columns is a table",
        arguments: [
            "ernst;organisatie;dataset;regio;melding;vraag\n", "organisatie;naam;contact;dataset;ontvangen\n",
            "{\"klopten\": 1}\n",
        ])
    func notOwnOutput(text: String) throws {
        let reading = try Reading.read(text: text, name: "overzicht.csv")
        #expect(!reading.notes.contains(Wording.ownOutput.dutch))
    }
}

/// One file in several encodings.
enum Encoded {
    static let text =
        "organisatie;regio;kwartaal;lopend;betaald\nGGZ 01;Fryslân;2025-Q2;1\u{A0}484;3\nZorg één;Twente;2025-Q2;<5;–\n"

    static let utf8 = Array(text.utf8)
    static let windows1252 = text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }

    static func utf16(littleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            return littleEndian ? [low, high] : [high, low]
        }
    }
}
