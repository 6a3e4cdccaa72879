import KloptModel
import KloptTables
import Testing

@testable import KloptEngine

/// Findings come out of their chunks as they went in, however they are packed.
@Suite struct FindingChunkTests {
    /// Numbers that need no byte, or 1, 2, 4 or 8.
    private static let ranges: [ClosedRange<Int64>] = [
        7...7, 0...255, -1...254, 0...256, -30_000...30_000, 0...65_536, Int64(Int32.min)...Int64(Int32.max),
        0...4_294_967_296, Int64.min...Int64.max,
    ]

    private static func random(_ generator: inout SeededGenerator, count: Int, cells: Int?) -> OpenFindings {
        var findings = OpenFindings(check: 3, cellCount: cells, ownerCell: cells == nil ? nil : 0)
        let number = { (generator: inout SeededGenerator) in
            Int64.random(in: generator.pick(ranges), using: &generator)
        }
        let range = generator.pick(ranges)
        let isPlain = generator.isOneIn(2)
        for _ in 0..<count {
            findings.rows.append(generator.isOneIn(9) ? 0 : UInt32(generator.below(1_000_000)))
            findings.sources.append(Int32(generator.below(3)) - 1)
            findings.severities.append(OpenFindings.number(generator.pick(Severity.allCases)))
            findings.periods.append(generator.isOneIn(5) ? Finding.none : number(&generator))
            findings.details.append(generator.isOneIn(2) ? -1 : Int32(generator.below(70_000)))
            for cell in 0..<(cells ?? 0) {
                let state = isPlain ? .present : generator.pick([CellState.present, .missing, .atMost, .unreadable])
                let decimals: UInt8? = isPlain || generator.isOneIn(2) ? nil : UInt8(generator.below(256))
                findings.cells?[cell].append(
                    Int64.random(in: range, using: &generator), CellMark(state, decimals: decimals))
            }
            // Half of the time the owner is the one that the first cell holds.
            let own = findings.cells?.first?.values.last
            findings.owners.append(isPlain ? own ?? Finding.none : number(&generator))
        }
        return findings
    }

    @Test(arguments: 0..<200)
    func `what is packed is unpacked`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let cells = generator.pick([nil, 1, 2, 7])
        let open = Self.random(&generator, count: generator.pick([1, 2, 9, 300]), cells: cells)
        let chunk = FindingChunk(open).moved(BatchBase(row: 10, source: 3), details: 100).moved(
            BatchBase(row: 5, source: 1), details: 1)
        #expect(chunk.count == open.rows.count)
        for position in 0..<chunk.count {
            let finding = chunk.finding(position, chunk: 8)
            #expect(finding.check == 3)
            #expect(finding.row == (open.rows[position] == 0 ? 0 : open.rows[position] + 15))
            #expect(
                finding.source == (open.sources[position] < 0 ? open.sources[position] : open.sources[position] &+ 4))
            #expect(OpenFindings.number(finding.severity) == open.severities[position])
            #expect(finding.owner == open.owners[position])
            #expect(finding.period == open.periods[position])
            #expect(finding.detail == (open.details[position] < 0 ? -1 : open.details[position] + 101))
            #expect(finding.hasCells == (cells != nil))
            #expect(finding.place == Finding.Place(chunk: 8, position: Int32(position)))
            for offset in 0..<(cells ?? 0) {
                let column = try #require(open.cells?[offset])
                let (value, mark) = chunk.cell(offset, position)
                #expect(value == column.values[position])
                #expect(mark == (column.marks.isEmpty ? .present : column.marks[position]))
            }
        }
    }

    @Test(arguments: [CellState.present, .missing, .notApplicable, .atMost, .unreadable], [nil, 0, 1, 254, 255])
    func `a mark keeps the state and the decimals apart`(_ state: CellState, _ decimals: UInt8?) {
        let mark = CellMark(state, decimals: decimals)
        #expect(mark.state == state && mark.decimals == decimals)
        #expect(mark.isPresent == (state == .present))
    }

    @Test(arguments: 0..<30)
    func `findings are found by number in chunks of any size`(_ seed: UInt64) {
        var generator = SeededGenerator(seed)
        let sizes = (0..<generator.below(300)).map { _ in generator.pick([1, 1, 1, 2, 63, 64, 65, 400]) }
        let chunks = sizes.map { FindingChunk(Self.random(&generator, count: $0, cells: nil)) }
        let findings = Findings(chunks: chunks, details: [], silenced: [:])
        let expected = sizes.enumerated().flatMap { chunk, size in (0..<size).map { (chunk, $0) } }
        #expect(findings.count == expected.count)
        for (number, place) in expected.enumerated() {
            #expect(findings.place(of: number) == place)
        }
    }

    @Test func `a finding in millions takes some ten bytes`() {
        // Of a batch: an organisation or two, their regions, one quarter, four counts.
        var generator = SeededGenerator(1)
        var open = OpenFindings(check: 0, cellCount: 7, ownerCell: 0)
        for row in 0..<1_000 {
            open.rows.append(UInt32(1_000_000 + row * 4))
            open.sources.append(0)
            open.severities.append(0)
            open.owners.append(Int64(5_000 + row / 500))
            open.periods.append(16_202)
            open.details.append(-1)
            let cells = [Int64(5_000 + row / 500), 40 + Int64(row % 35), 16_202]
            for (offset, value) in (cells + (0..<4).map { _ in Int64(generator.below(200)) }).enumerated() {
                open.cells?[offset].append(value, .present)
            }
        }
        #expect(FindingChunk(open).byteCount < 9 * 1_000)
    }
}
