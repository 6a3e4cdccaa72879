import KloptModel
import Testing

@testable import KloptTables

/// A generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var word = state
        word ^= word >> 33
        word = word &* 0xFF51_AFD7_ED55_8CCD
        return word ^ (word >> 33)
    }
}

@Suite("The fast path against a plain one")
struct DifferentialTests {
    /// RFC 4180 as it reads: character by character.
    static func parse(_ text: [Character], delimiter: Character) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = ""
        var index = 0
        var (isQuoted, isStart, hasAny) = (false, true, false)
        func endRecord() {
            records.append(record + [cell])
            (record, cell, isStart, hasAny) = ([], "", true, false)
        }
        while index < text.count {
            let character = text[index]
            index += 1
            if isQuoted {
                if character != "\"" {
                    cell.append(character)
                } else if index < text.count, text[index] == "\"" {
                    cell.append("\"")
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if character == "\"", isStart {
                (isQuoted, isStart, hasAny) = (true, false, true)
            } else if character == delimiter {
                record.append(cell)
                (cell, isStart, hasAny) = ("", true, true)
            } else if character == "\n" || character == "\r" || character == "\r\n" {
                endRecord()
            } else {
                cell.append(character)
                (isStart, hasAny) = (false, true)
            }
        }
        if hasAny { endRecord() }
        return records
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    @Test("Random tables are read as the plain parser reads them", arguments: Array(0..<60), [1, 3])
    func random(seed: Int, threads: Int) throws {
        var random = SeededGenerator(state: UInt64(seed) &+ 1)
        let delimiter = [";", ",", "\t", "|"].randomElement(using: &random) ?? ";"
        let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        let odd = [
            "", " ", "-", "x", "1.484", "<5", "a\"b", "12,0", "000000000012", "12345678", "1234567890123", "n.v.t.",
            "é", "-3",
        ]
        let texts = [
            "Twente", "Friesland", "a;b", "a,b\tc|d", "regel 1\nregel 2", "zeg \"ja\"", "", "GGZ 01", "\r\n", "Twennte",
        ]
        let rowCount = Int.random(in: 0...40, using: &random)
        var lines = [
            "organisatie,regio,kwartaal,lopend,lopend_uwv,opmerking,betaald".split(separator: ",").joined(
                separator: delimiter)
        ]
        for _ in 0..<rowCount {
            let cells = (0..<7).map { column -> String in
                let isText = column < 2 || column == 5
                // Two cells are always filled, so that every row is a record.
                let plain = column == 2 || column == 6 || Int.random(in: 0..<8, using: &random) > 0
                var text =
                    column == 2
                    ? "2025-Q\(Int.random(in: 1...4, using: &random))"
                    : String(Int.random(in: 0...4000, using: &random))
                if isText {
                    text = texts.randomElement(using: &random) ?? ""
                } else if !plain {
                    text = odd.randomElement(using: &random) ?? ""
                }
                let mustQuote = text.contains {
                    "\"\r\n\r\n".contains($0) || String($0) == delimiter || $0 == "\n" || $0 == "\r\n"
                }
                return mustQuote || Int.random(in: 0..<9, using: &random) == 0 ? Self.quoted(text) : text
            }
            lines.append(cells.joined(separator: delimiter))
        }
        let text = lines.joined(separator: lineBreak) + (Bool.random(using: &random) ? lineBreak : "")
        let folder = try Folder(["plaatsing.csv": text])
        // Small blocks, so that records, quotes and line breaks fall on every boundary.
        let blockSize = Int.random(in: 160...400, using: &random)
        let reading = Reading.read([folder.path], threads: threads, blockSize: blockSize)

        let context = Fixture.context()
        let recogniser = Recogniser(context)
        let schema = context.datasets[0]
        let columns = ["organisatie", "regio", "kwartaal", "lopend", "lopend_uwv", "", "betaald"].map(schema.index(of:))
        var expected: [Reading.Record] = []
        for (index, record) in Self.parse(Array(text), delimiter: Character(delimiter)).enumerated().dropFirst() {
            var cells: [String: String] = [:]
            for (cell, column) in columns.enumerated() {
                guard let column else { continue }
                let read = recogniser.readers[0][column].read(cell < record.count ? record[cell] : "")
                let value = Reading.text(read.value, of: schema.columns[column].type, pool: context.pool)
                switch read.state {
                case .present: cells[schema.columns[column].name] = value
                case .atMost: cells[schema.columns[column].name] = "≤" + value
                default: cells[schema.columns[column].name] = "\(read.state)"
                }
            }
            expected.append(Reading.Record(dataset: "plaatsing", row: index + 1, cells: cells))
        }
        #expect(reading.failures == [])
        #expect(reading.records.count == expected.count)
        if reading.records != expected {
            let first = zip(reading.records, expected).first { $0.0 != $0.1 }
            Issue.record("seed \(seed): \(String(describing: first))")
        }
    }
}
