import KloptModel
import Testing

@testable import KloptTables

/// Files that several threads read at the same time come out as if they were read one after the other.
@Suite struct ManyFilesTests {
    private static let header = "organisatie;regio;kwartaal;lopend;lopend_uwv\n"

    /// Some of two tables, some that cannot be read or hold nothing, some that are large for the size of a block.
    private static func folder(_ random: inout SeededGenerator) throws -> (Folder, records: [String]) {
        let folder = try Folder()
        var records: [String] = []
        var source = 0
        for number in 0..<Int.random(in: 2...30, using: &random) {
            let name = "\(String(repeating: "0", count: 3 - "\(number)".count))\(number) plaatsing.csv"
            var text = ""
            var row = 0
            switch Int.random(in: 0...5, using: &random) {
            case 0: text = "boodschappen;prijs\nbrood;3\n"
            case 1: text = ""
            case let kind:
                for table in 0..<(kind == 2 ? 2 : 1) {
                    text += table == 0 ? header : "Werkfit\nregio;organisatie;kwartaal;lopend;beeindigd\n"
                    row += table == 0 ? 1 : 2
                    for _ in 0..<Int.random(in: 1...12, using: &random) {
                        let count = Int.random(in: 0...99, using: &random)
                        row += 1
                        text += table == 0 ? "A;Twente;2025-Q2;\(count);x\n" : "Twente;B;2025-Q2;\(count);1\n"
                        records.append("\(source) \(row) \(count)")
                    }
                    source += 1
                }
            }
            try folder.write(Array(text.utf8), to: name)
        }
        return (folder, records)
    }

    @Test("However many threads read, records, sources, notes and failures are the same", arguments: Array(0..<20))
    func sameAsAlone(seed: Int) throws {
        var random = SeededGenerator(state: UInt64(seed) &+ 11)
        let (folder, records) = try Self.folder(&random)
        let blockSize = [200, 400, 1 << 20].randomElement(using: &random) ?? 400
        let alone = Reading.read([folder.path], threads: 1, blockSize: blockSize)
        #expect(alone.records.map { "\($0.source) \($0.row) \($0.cells["lopend"] ?? "")" } == records)
        for threads in [2, 5] {
            let together = Reading.read([folder.path], threads: threads, blockSize: blockSize)
            #expect(together.records == alone.records)
            #expect(together.result.sources.map(\.file) == alone.result.sources.map(\.file))
            #expect(together.result.files.map(\.sources) == alone.result.files.map(\.sources))
            #expect(together.notes == alone.notes)
            #expect(together.result.failures.map(\.file) == alone.result.failures.map(\.file))
            #expect(together.problems.map(\.row) == alone.problems.map(\.row))
        }
    }
}
