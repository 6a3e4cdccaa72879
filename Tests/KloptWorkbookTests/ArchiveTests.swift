import Testing

@testable import KloptWorkbook

@Suite struct ArchiveTests {
    private static let two = Archives.make([
        ("a.xml", "<a/>"), ("map/b.xml", String(repeating: "<b>2025</b>", count: 50)),
    ])

    @Test func `Parts come back as they were written`() throws {
        let archive = try Archives.open(ArchiveTests.two)
        #expect(archive.entries.map(\.path) == ["a.xml", "map/b.xml"])
        let contents = try Archives.contents(archive)
        #expect(contents["a.xml"] == Array("<a/>".utf8))
        #expect(contents["map/b.xml"]?.count == 550)
        #expect(archive.entry("MAP/B.XML")?.path == "map/b.xml")
        #expect(archive.entry("c.xml") == nil)
    }

    @Test func `The same parts make the same bytes`() {
        #expect(Archives.make([("a", "1"), ("b", "2")]) == Archives.make([("a", "1"), ("b", "2")]))
    }

    @Test func `A part is copied without being decompressed`() throws {
        let archive = try Archives.open(ArchiveTests.two)
        var writer = ZipWriter()
        for entry in archive.entries { try writer.copy(entry, from: archive) }
        #expect(writer.finish() == ArchiveTests.two)
    }

    @Test func `Large archives use the larger fields`() throws {
        for (full32, full16) in [(40, 0xFFFF), (0xFFFF_FFFF, 2), (1, 1)] {
            var writer = ZipWriter(full32: full32, full16: full16)
            writer.add("a.xml", Array("<a/>".utf8))
            writer.add("b.xml", [UInt8](repeating: 66, count: 100))
            let bytes = writer.finish()
            #expect(bytes.index(of: [0x50, 0x4B, 0x06, 0x06]) != nil)
            let contents = try Archives.contents(Archives.open(bytes))
            #expect(contents == ["a.xml": Array("<a/>".utf8), "b.xml": [UInt8](repeating: 66, count: 100)])
            #expect(try Archives.contents(Archives.open(Array("MZ before".utf8) + bytes)) == contents)
        }
    }

    @Test(arguments: ["python.zip", "streamed.zip", "prefixed.zip", "zip64.zip"])
    func `Archives of others are read`(name: String) throws {
        let archive = try Archives.open(Fixtures.bytes(name))
        let contents = try Archives.contents(archive)
        #expect(contents["stored.txt"] == Array("stored as it is".utf8))
        #expect(contents["map/deflated.txt"] == Array(String(repeating: "0123456789", count: 1000).utf8))
        #expect(contents["leeg.txt"] == [])
        #expect(contents["geïnd.txt"] == Array("naam".utf8))
        let file = try #require(ArchiveBytes(path: Fixtures.path(name)))
        #expect(try Archives.contents(ZipArchive(file)) == contents)
    }

    @Test func `A name without a mark is in code page 437`() throws {
        #expect(try Archives.open(Fixtures.bytes("cp437.zip")).entries.map(\.path) == ["geïnd.txt", "map/é.txt"])
    }

    @Test(
        arguments: [
            ("leeg", [], .empty),
            ("tekst", Array("organisatie;regio;kwartaal".utf8), .unknown),
            ("kort", [0x50], .unknown),
        ] as [(String, [UInt8], WorkbookError.FileForm)])
    func `What is no archive says what it is`(name: String, bytes: [UInt8], form: WorkbookError.FileForm) {
        #expect(throws: WorkbookError.other(form), "\(name)") { try Archives.open(bytes) }
    }

    @Test(
        arguments: [
            ("legacy.xls", .legacyWorkbook), ("password.xlsx", .encryptedWorkbook), ("other.msi", .compoundFile),
            ("locked.zip", .encryptedArchive),
        ] as [(String, WorkbookError.FileForm)])
    func `Files of others say what they are`(name: String, form: WorkbookError.FileForm) {
        #expect(throws: WorkbookError.other(form)) { try Archives.open(Fixtures.bytes(name)) }
    }

    @Test(
        arguments: [
            ("calc.ods", .openDocument), ("numbers.numbers", .appleDocument), ("binary.xlsb", .binaryWorkbook),
            ("word.docx", .otherOfficeDocument), ("python.zip", .otherArchive),
        ] as [(String, WorkbookError.FileForm)])
    func `Archives of others say what they are`(name: String, form: WorkbookError.FileForm) throws {
        #expect(FileFormDetector.form(of: try Archives.open(Fixtures.bytes(name))) == form)
    }

    // MARK: Refusals

    @Test(arguments: [
        "../a.xml", "/a.xml", "a/../b.xml", "C:/a.xml", "a//b.xml", "./a.xml", "", "a\u{0}b", "..\\a.xml", "\\a.xml",
    ])
    func `A path that leads elsewhere is refused`(path: String) {
        let bytes = Archives.make([(path, "x")])
        let shown = String(path.map { $0 == "\\" ? "/" : $0 })
        #expect(throws: WorkbookError.damaged(.path, part: shown)) { try Archives.open(bytes) }
    }

    @Test func `Names that differ in case only are refused`() {
        var bytes = Archives.make([("a.xml", "1"), ("b.xml", "2")])
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "b") { bytes[index] = UInt8(ascii: "A") }
        #expect(throws: WorkbookError.damaged(.duplicatePath, part: "A.xml")) { try Archives.open(bytes) }
    }

    @Test func `Parts that share bytes are refused`() throws {
        let bytes = ArchiveTests.two
        let directory = try #require(bytes.index(of: [0x50, 0x4B, 0x01, 0x02]))
        let second = try #require(bytes.index(of: [0x50, 0x4B, 0x01, 0x02], from: directory + 1))
        let same = bytes.replacing(at: second + 42, with: [0, 0, 0, 0])
        #expect(throws: WorkbookError.damaged(.overlap, part: "map/b.xml")) { try Archives.open(same) }
        // The size in the directory reaches into the next part.
        let longer = bytes.replacing(at: directory + 20, with: [60])
        #expect(throws: WorkbookError.damaged(.overlap, part: "a.xml")) { try Archives.open(longer) }
    }

    @Test(
        arguments: [
            ("checksum", 16, [1, 2, 3, 4], WorkbookError.Damage.checksum), ("smaller", 24, [3], .size),
            ("larger", 24, [5], .size), ("method", 10, [12], .compressionMethod(12)),
        ] as [(String, Int, [UInt8], WorkbookError.Damage)])
    func `A directory that says something else than its parts is refused`(
        name: String, offset: Int, bytes: [UInt8], damage: WorkbookError.Damage
    ) throws {
        let directory = try #require(ArchiveTests.two.index(of: [0x50, 0x4B, 0x01, 0x02]))
        let changed = ArchiveTests.two.replacing(at: directory + offset, with: bytes)
        #expect(throws: WorkbookError.damaged(damage, part: "a.xml"), "\(name)") {
            try Archives.contents(Archives.open(changed))
        }
    }

    @Test func `A header with another name than the directory's is refused`() {
        let changed = ArchiveTests.two.replacing(at: 30, with: [UInt8(ascii: "x")])
        #expect(throws: WorkbookError.damaged(.header, part: "a.xml")) { try Archives.contents(Archives.open(changed)) }
    }

    @Test func `An archive that ends early is refused wherever it ends`() {
        for length in 1..<ArchiveTests.two.count {
            #expect(throws: WorkbookError.self) { try Archives.open(Array(ArchiveTests.two[..<length])) }
        }
    }

    @Test func `Changed bytes neither crash nor hang`() {
        var random = SeededGenerator(seed: 11)
        var refused = 0
        for _ in 0..<5000 {
            var changed = ArchiveTests.two
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do { _ = try Archives.contents(Archives.open(changed)) } catch { refused += 1 }
        }
        #expect(refused > 1000)
    }

    // MARK: Limits

    @Test func `Limits are kept`() throws {
        let many = Archives.make((0..<20).map { ("\($0).xml", "<a/>") })
        #expect(throws: WorkbookError.tooLarge(.entryCount, part: "")) {
            try Archives.open(many, limits: limits { $0.entryCount = 19 })
        }
        #expect(throws: WorkbookError.tooLarge(.fileSize, part: "")) {
            try Archives.open(many, limits: limits { $0.fileSize = 100 })
        }
        #expect(throws: WorkbookError.tooLarge(.entrySize, part: "map/b.xml")) {
            try Archives.open(ArchiveTests.two, limits: limits { $0.entrySize = 549 })
        }
        #expect(throws: WorkbookError.tooLarge(.totalSize, part: "map/b.xml")) {
            try Archives.open(ArchiveTests.two, limits: limits { $0.totalSize = 553 })
        }
        #expect(throws: WorkbookError.tooLarge(.pathLength, part: "map/b.xm")) {
            try Archives.open(ArchiveTests.two, limits: limits { $0.pathLength = 8 })
        }
    }

    @Test func `A bomb is refused before it is read, and one that lies about its size while it is`() throws {
        var writer = ZipWriter()
        writer.add("bomb.xml") { part in
            for _ in 0..<20 { part.write([UInt8](repeating: 0, count: 1 << 20)) }
        }
        let bomb = writer.finish()
        #expect(bomb.count < 40_000)
        #expect(throws: WorkbookError.tooLarge(.ratio, part: "bomb.xml")) { try Archives.open(bomb) }
        let directory = try #require(bomb.index(of: [0x50, 0x4B, 0x01, 0x02]))
        let lying = bomb.replacing(at: directory + 24, with: [0, 16, 0, 0])
        #expect(throws: WorkbookError.damaged(.size, part: "bomb.xml")) { try Archives.contents(Archives.open(lying)) }
    }

    private func limits(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
        var limits = WorkbookLimits()
        change(&limits)
        return limits
    }
}
