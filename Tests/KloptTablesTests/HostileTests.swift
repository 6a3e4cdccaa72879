import KloptModel
import Testing

@testable import KloptTables

@Suite("Files that cannot be used")
struct HostileTests {
    static let header = "organisatie;regio;kwartaal;lopend;betaald\n"

    @Test(
        "A quote that is never closed is refused with its row; what stands before it is read", arguments: [10, 400_000])
    func openQuote(length: Int) throws {
        let reading = try Reading.read(
            text: Self.header + "A;Twente;2025-Q2;10;3\nA;\"Twente;2025-Q2;10;3\n"
                + String(repeating: "A;Twente;2025-Q2;1;0\n", count: length / 20))
        #expect(reading.records.map(\.row) == [2])
        #expect(reading.failures.count == 1)
        #expect(reading.failures.first?.hasPrefix("In rij 3 begint een cel met een aanhalingsteken") == true)
    }

    @Test(
        "What may be a title is looked behind, also where it ends the file without a line break",
        arguments: [";0;3;2;1", "Ingevuld door;;;4", ";;;4", ";0;3;2;1\n", ";0;3;2;1\r", "\r;0;3;2;1"])
    func titleAtTheEnd(last: String) throws {
        let reading = try Reading.read(text: Self.header + "A;Twente;2025-Q2;10;3\n" + last)
        #expect(reading.records.first?.row == 2)
        #expect(reading.failures.isEmpty)
    }

    @Test("A workbook is refused with what to do, by its name or its first bytes")
    func workbook() throws {
        let folder = try Folder(["a.xlsx": "x", "b.csv": "PK\u{3}\u{4}xxxx", "c.ods": ""])
        let reading = Reading.read([folder.path])
        #expect(reading.result.failures.map(\.file) == ["a.xlsx", "b.csv", "c.ods"])
        #expect(reading.failures.allSatisfy { $0.contains("Excel") || $0 == Wording.empty.dutch })
    }

    @Test("Binary, empty and unknown tables are refused; other files in a folder are only noted")
    func others() throws {
        let folder = try Folder([
            "empty.csv": "", "README.md": "# x", "leesmij.txt": "Beste lezer,\nhierbij.", "unknown.csv": "a;b\n1;2\n",
        ])
        try folder.write([0, 1, 2, 255, 0, 0, 7, 9], to: "binary.csv")
        let reading = Reading.read([folder.path])
        #expect(reading.result.failures.map(\.file) == ["binary.csv", "empty.csv", "unknown.csv"])
        #expect(reading.result.notes.map { $0.place?.file } == ["README.md", "leesmij.txt"])
        #expect(Reading.read([folder.path + "/README.md"]).failures.count == 1)
    }

    @Test("A path that is not there, and a folder with nothing, are failures")
    func nothing() throws {
        let folder = try Folder([".verborgen.csv": Self.header])
        #expect(Reading.read([folder.path]).failures == [Wording.nothingFound.dutch])
        #expect(Reading.read([folder.path + "/weg.csv"]).failures == [Wording.absent.dutch])
    }

    @Test("More columns than a spreadsheet has are refused")
    func columns() throws {
        let reading = try Reading.read(
            text: "organisatie;regio;kwartaal;lopend;betaald" + String(repeating: ";x", count: 16_384) + "\nA;B\n")
        #expect(reading.failures == [Wording.tooManyColumns.dutch])
    }

    @Test(
        "Empty lines and short rows below a header of thousands of columns cost no more than they are",
        .timeLimit(.minutes(1)))
    func wideHeader() throws {
        let header = "organisatie;regio;kwartaal;lopend" + String(repeating: ";x", count: 16_000) + ";betaald\n"
        let reading = try Reading.read(
            text: header + "A;Twente;2025-Q2;10\n" + String(repeating: "\n", count: 1_000_000)
                + String(repeating: "A;Twente;2025-Q2;10\n", count: 20_000))
        #expect(reading.records.count == 20_001)
        #expect(reading.records.last?.row == 1_020_002)
        #expect(reading.records.allSatisfy { $0.cells["betaald"] == "missing" })
    }

    @Test("A header without records is said")
    func headerOnly() throws {
        let reading = try Reading.read(text: Self.header)
        #expect(reading.notes == [Wording.noRecords.dutch])
        #expect(reading.result.sources.count == 1)
    }

    @Test("Files are read by relative path, and a file given twice once")
    func order() throws {
        let row = "A;Twente;2025-Q2;10;3\n"
        let folder = try Folder([
            "b/plaatsing.csv": Self.header + row, "a/plaatsing.csv": Self.header + row,
            "plaatsing.csv": Self.header + row,
        ])
        let reading = Reading.read([folder.path, folder.path])
        #expect(reading.result.files.map(\.file) == ["a/plaatsing.csv", "b/plaatsing.csv", "plaatsing.csv"])
        #expect(reading.result.files.map(\.sources) == [[0], [1], [2]])
        #expect(reading.result.sources.map(\.recordCount) == [1, 1, 1])
    }

    @Test(
        "The published vectors of SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, digest: String) throws {
        var hash = SHA256()
        unsafe Array(text.utf8).withUnsafeBytes { unsafe hash.update($0) }
        #expect(hash.finish() == digest)
    }

    @Test("A million a's, in uneven parts")
    func sha256OfAMillion() {
        var hash = SHA256()
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        for start in stride(from: 0, to: bytes.count, by: 997) {
            let part = Array(bytes[start..<min(start + 997, bytes.count)])
            unsafe part.withUnsafeBytes { unsafe hash.update($0) }
        }
        #expect(hash.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("Files are hashed when asked, refused ones too")
    func hashes() throws {
        let folder = try Folder(["plaatsing.csv": Self.header + "A;Twente;2025-Q2;10;3\n", "x.csv": "abc"])
        let reading = Reading.read([folder.path], context: Fixture.context(hashesFiles: true))
        #expect(reading.result.files.last?.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(reading.result.files.first?.sha256.count == 64)
        #expect(Reading.read([folder.path]).result.files.map(\.sha256) == ["", ""])
    }

    @Test("A path with dots and doubled slashes is the path without them")
    func plainPaths() throws {
        let folder = try Folder(["plaatsing.csv": Self.header + "A;Twente;2025-Q2;10;3\n"])
        let reading = Reading.read([
            folder.path + "/plaatsing.csv", folder.path + "/./plaatsing.csv", folder.path + "//",
        ])
        #expect(reading.records.count == 1)
        #expect(reading.notes == [Wording.givenTwice.dutch, Wording.givenTwice.dutch])
    }

    @Test("UTF-32 is refused, not read as UTF-16", arguments: [true, false])
    func utf32(isLittleEndian: Bool) throws {
        let scalars = ("\u{FEFF}" + Self.header + "A;Twente;2025-Q2;10;3\n").unicodeScalars
        let bytes = scalars.flatMap { scalar -> [UInt8] in
            let word = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
            return isLittleEndian ? word : word.reversed()
        }
        #expect(try Reading.read(bytes: bytes).failures == [Wording.notText.dutch])
    }

    @Test("A small reference file is a header and rows")
    func csvTable() {
        let table = CSVTable.read("\n code,naam ,aliassen\ntwente,\"Twente, oost\"\n,,\nx,y,z,w\n")
        #expect(table.header == ["code", "naam", "aliassen"])
        #expect(table.rows == [["twente", "Twente, oost", ""], ["x", "y", "z", "w"]])
        #expect(CSVTable.read("") == CSVTable(header: [], rows: []))
        #expect(
            CSVTable.read([0xEF, 0xBB, 0xBF] + Array("a;b\r\n1;2".utf8))
                == CSVTable(header: ["a", "b"], rows: [["1", "2"]], delimiter: UInt8(ascii: ";")))
    }
}
