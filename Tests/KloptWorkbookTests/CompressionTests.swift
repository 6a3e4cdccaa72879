import Testing

@testable import KloptWorkbook

@Suite struct CompressionTests {
    @Test(
        arguments: [
            ("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] as [(String, UInt32)])
    func `A checksum is that of the published examples`(text: String, checksum: UInt32) {
        #expect(CRC32.value(of: Array(text.utf8)) == checksum)
    }

    @Test func `A checksum does not depend on how the bytes come in`() {
        let bytes = Texts.random(count: 1000)
        var pieces = CRC32()
        for start in stride(from: 0, to: bytes.count, by: 37) {
            let piece = Array(bytes[start..<min(start + 37, bytes.count)])
            unsafe piece.withUnsafeBytes { unsafe pieces.update($0) }
        }
        #expect(pieces.value == CRC32.value(of: bytes))
    }

    @Test(arguments: Texts.all)
    func `What was compressed comes back`(text: Texts.Named) throws {
        let compressed = Deflater.compress(text.bytes)
        #expect(try inflate(compressed) == text.bytes)
        #expect(compressed.count <= text.bytes.count + text.bytes.count / 10_000 + 64)
    }

    @Test func `Compression does not depend on how the bytes come in`() {
        let bytes = Texts.sheet(cells: 40_000)
        let deflater = Deflater()
        var pieces: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 777) {
            deflater.write(Array(bytes[start..<min(start + 777, bytes.count)]))
            pieces += deflater.takeOutput()
        }
        deflater.finish()
        pieces += deflater.takeOutput()
        #expect(pieces == Deflater.compress(bytes))
    }

    @Test(arguments: [1, 7, 300, 4096, 70_000])
    func `Decompression does not depend on how much is asked for at once`(piece: Int) throws {
        let bytes = Texts.sheet(cells: 9000)
        #expect(try inflate(Deflater.compress(bytes), piece: piece, inputPiece: 13) == bytes)
    }

    /// Python's zlib made these: fixed codes, a repetition that overlaps itself, a stored block, an empty block.
    @Test(
        arguments: [
            ([0x4B, 0x04, 0x00], "a"),
            ([0x4B, 0x4C, 0x84, 0x01, 0x00], "aaaaaaaaaa"),
            ([0x01, 0x03, 0x00, 0xFC, 0xFF, 0x61, 0x62, 0x63], "abc"),
            ([0x03, 0x00], ""),
            ([0x00, 0x00, 0x00, 0xFF, 0xFF, 0x03, 0x00], ""),
        ] as [([UInt8], String)])
    func `Streams of others are read`(compressed: [UInt8], text: String) throws {
        #expect(try inflate(compressed) == Array(text.utf8))
    }

    @Test(
        arguments: [
            ("a block of the fourth kind", [0x07]),
            ("a stored block whose length is contradicted", [0x01, 0x03, 0x00, 0xFC, 0xFE, 0x61, 0x62, 0x63]),
            ("a repetition from before the beginning", [0x4B, 0x04, 0x11, 0x00]),
            ("more literals than there are", [0xFD, 0xFF, 0xFF, 0xFF, 0xFF]),
        ] as [(String, [UInt8])])
    func `What is no stream is refused`(name: String, compressed: [UInt8]) {
        #expect(throws: InflateFailure.invalid, "\(name)") { try inflate(compressed + [0, 0, 0, 0]) }
    }

    @Test func `A stream that ends early is refused wherever it ends`() {
        let bytes = Texts.sheet(cells: 120)
        let compressed = Deflater.compress(bytes)
        for length in 0..<compressed.count {
            #expect(throws: InflateFailure.truncated) { try inflate(Array(compressed[..<length])) }
        }
    }

    @Test func `Changed bits neither crash nor hang`() {
        let compressed = Deflater.compress(Texts.sheet(cells: 300))
        var random = SeededGenerator(seed: 7)
        var refused = 0
        for _ in 0..<4000 {
            var changed = compressed
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
            }
            if (try? inflate(changed, limit: 1 << 20)) == nil { refused += 1 }
        }
        #expect(refused > 0)
    }

    @Test func `A stream of zeros stops where it is told to`() throws {
        let bomb = Deflater.compress([UInt8](repeating: 0, count: 8 << 20))
        #expect(bomb.count < 16_000)
        #expect(try inflate(bomb, limit: 100_000).count == 100_000)
    }

    @Test(
        arguments: [
            ([1, 1, 1, 1], 15), ([5, 0, 0, 9], 15), ([0, 0, 3, 0], 15),
            ([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144], 4),
            ([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144], 15),
        ] as [([Int], Int)])
    func `Code lengths are complete and within their limit`(frequencies: [Int], limit: Int) {
        let lengths = HuffmanLengths.of(frequencies, limit: limit)
        #expect(lengths.allSatisfy { $0 <= limit })
        #expect(lengths.reduce(0) { $0 + ($1 > 0 ? 1 << (15 - Int($1)) : 0) } == 1 << 15)
        #expect(zip(frequencies, lengths).allSatisfy { $0 == 0 || $1 > 0 })
        #expect(CodeTable(.literals).build(lengths: lengths[...]))
    }

    private func inflate(
        _ compressed: [UInt8], piece: Int = 100_000, inputPiece: Int = .max, limit: Int = 64 << 20
    ) throws -> [UInt8] {
        var position = 0
        let inflater = unsafe Inflater { room in
            let count = min(room.count, inputPiece, compressed.count - position)
            unsafe room.copyBytes(from: compressed[position..<position + count])
            position += count
            return count
        }
        var output = [UInt8](repeating: 0, count: min(limit, piece))
        var count = 0
        while count < limit {
            let end = min(output.count, limit)
            count = try unsafe output.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return try unsafe inflater.inflate(into: base, lowest: 0, from: count, to: end)
            }
            if count < end || inflater.isAtEnd { break }
            output += [UInt8](repeating: 0, count: min(piece, max(limit - output.count, 0)))
        }
        return Array(output[..<count])
    }
}
