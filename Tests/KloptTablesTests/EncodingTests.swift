import Foundation
import KloptModel
import Testing

@testable import KloptTables

@Suite("Encodings are decided by evidence")
struct EncodingTests {
    static let header = "organisatie;regio;kwartaal;lopend;betaald\n"

    /// Bytes in an encoding of one byte, by the character that each above ASCII stands for.
    static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
        let all = (UInt8.min...UInt8.max).map { (byte: $0, text: TextEncoding.text([$0], in: encoding)) }
        return text.unicodeScalars.map { scalar in all.first { $0.text == String(scalar) }?.byte ?? UInt8(ascii: "?") }
    }

    @Test(
        "Dutch words are read in the encoding that makes words of them",
        arguments: [
            "Organisatië", "Fryslân", "coördinatie", "één", "geïnd", "reünie", "café", "ORGANISATIË", "Élan",
            "financiële coördinator", "naar België; 3",
        ], [TextEncoding.windows1252, .codePage850])
    func words(word: String, encoding: TextEncoding) {
        let bytes = Self.bytes(word, encoding)
        #expect(SingleByteEvidence.likelier(of: bytes) == encoding)
        #expect(TextEncoding.text(bytes, in: encoding) == word)
    }

    @Test(
        "Punctuation alone is Windows-1252",
        arguments: [
            "Zuid\u{A0}Limburg", "GGZ\u{A0}07", "foto’s", "een “tekst”", "een „tekst”", "Holland–Rijnland", "12 m²",
            "€ 12",
            "(voorlopig…)", "",
        ])
    func punctuation(text: String) {
        #expect(SingleByteEvidence.likelier(of: Self.bytes(text, .windows1252)) == .windows1252)
    }

    @Test("Code page 850 has its own characters, and is said")
    func codePage850() throws {
        #expect(TextEncoding.text([0x80, 0x82, 0x89, 0xD5, 0xFF, 0x41], in: .codePage850) == "Çéëı\u{A0}A")
        let text = Self.header + "Zorg Oriënt;Fryslân;2025-Q2;10;3\n"
        let reading = try Reading.read(bytes: Self.bytes(text, .codePage850))
        #expect(reading.column("organisatie") == ["Zorg Oriënt"])
        #expect(reading.column("regio") == ["Friesland"])
        #expect(reading.notes.first == Wording.assumed(.codePage850).dutch)
    }

    @Test("The same bytes in two files of other encodings are two texts")
    func sameBytes() throws {
        // 0x89 is ë in DOS; in Windows-1252 it stays what it is beside a word that is plainly Windows-1252.
        let folder = try Folder()
        let row = ";Twente;2025-Q2;10;3\n"
        try folder.write(Self.bytes(Self.header + "Oriënt" + row, .codePage850), to: "a/plaatsing.csv")
        try folder.write(
            Self.bytes(Self.header + "Ori‰nt" + row + "Financiële coördinatie" + row, .windows1252),
            to: "b/plaatsing.csv")
        #expect(Reading.read([folder.path]).column("organisatie") == ["Oriënt", "Ori‰nt", "Financiële coördinatie"])
    }

    @Test("A cell that is not UTF-8 among many that are is read by itself, and that is said")
    func foreignCell() throws {
        let text = Array((Self.header + "Zorg één;Fryslân;2025-Q2;10;3\n").utf8)
        let row = Self.bytes("Oriënt;Twente;2025-Q2;10;3\n", .codePage850)
        let reading = try Reading.read(bytes: text + row)
        #expect(reading.column("organisatie") == ["Zorg één", "Oriënt"])
        #expect(reading.notes == [Wording.foreignText.dutch])
        #expect(try Reading.read(bytes: text).notes.isEmpty)
    }

    static func utf16(_ text: String, inserting unit: UInt16, behind scalar: String) -> [UInt8] {
        let parts = text.components(separatedBy: scalar).map { Array($0.utf16) }
        let units = parts.joined(separator: Array(scalar.utf16) + [unit])
        return littleEndian([0xFEFF] + units)
    }

    static func littleEndian(_ units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        for unit in units { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
        return bytes
    }

    @Test("A half surrogate pair is said, and the cell cannot be read", arguments: [0xD83D, 0xDE00] as [UInt16])
    func loneSurrogate(unit: UInt16) throws {
        let text = Self.header + "GGZ X7;Twente;2025-Q2;10;3\nGGZ 😀;Twente;2025-Q2;10;3\n"
        let reading = try Reading.read(bytes: Self.utf16(text, inserting: unit, behind: "X"))
        #expect(reading.column("organisatie") == ["unreadable", "GGZ 😀"])
        #expect(reading.problems.map(\.kind) == [.damagedText])
        #expect(reading.problems.map(\.text) == ["GGZ X�7"])
        #expect(reading.notes == [Wording.damagedCharacters(1).dutch])
        #expect(reading.result.notes.map(\.kind) == [.dialect])
    }

    @Test("Half a unit at the end of a file is a damaged character", arguments: [1, 3, 64])
    func halfUnit(step: Int) {
        let bytes = Self.littleEndian(Array("a😀b".utf16)) + [0x41]
        var transcoder = UTF16Transcoder(littleEndian: true)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            let end = min(start + step, bytes.count)
            text += transcoder.transcode(Array(bytes[start..<end]), isLast: end == bytes.count)
        }
        #expect(String(decoding: text, as: UTF8.self) == "a😀b�")
        #expect(transcoder.damaged == 1)
    }
}
