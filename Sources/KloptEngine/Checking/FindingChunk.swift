import KloptModel
import KloptTables

/// Findings of one check that stand near each other, column by column, each number in as few bytes as its column needs.
///
///     columns   row  source  severity  owner  period  detail  cell 0  cell 1 …  [mark 0  mark 1 …]
///     each      a base, and per finding what it is more: in 0, 1, 2, 4 or 8 bytes
///
/// Of a batch most columns have one value, or values close together: a finding then takes about ten bytes, whatever
/// cells it needs. Marks are left out when all cells are present and none says its decimals.
struct FindingChunk: Sendable {
    /// The most findings of a chunk, so that what stands in it is close together.
    static let largest = 4096

    private struct Column: Sendable {
        var base: Int64
        var offset: UInt32
        var width: UInt8
    }

    private enum Field {
        static let row = 0, source = 1, severity = 2, owner = 3, period = 4, detail = 5, cells = 6
    }

    let check: Int32
    let count: Int
    /// How many cells each finding has; nil for findings without a record.
    let cellCount: Int?
    /// What is added to rows, sources and details since the chunk was made.
    private var rowBase: UInt32 = 0
    private var sourceBase: Int32 = 0
    private var detailBase: Int32 = 0
    private var columns: [Column] = []
    private var bytes: [UInt8] = []
    private var hasMarks = false

    /// What its findings take together, besides a few bytes for each column.
    var byteCount: Int { bytes.count }

    // MARK: Packing

    init(_ open: OpenFindings) {
        check = open.check
        count = open.rows.count
        cellCount = open.cells.map(\.count)
        columns.reserveCapacity(Field.cells + (cellCount ?? 0))
        pack { Int64(open.rows[$0]) }
        pack { Int64(open.sources[$0]) }
        pack { open.severities[$0] }
        let sameAs = open.ownerCell.flatMap { open.cells?[$0] }
        let isInCell = sameAs?.values == open.owners && sameAs?.marks.isEmpty ?? false
        if isInCell {
            // Its cell is packed below; then the owner is found there.
            columns.append(Column(base: 0, offset: 0, width: 0))
        } else {
            pack { open.owners[$0] }
        }
        pack { open.periods[$0] }
        pack { Int64(open.details[$0]) }
        let cells = open.cells ?? []
        for cell in cells { pack { cell.values[$0] } }
        if isInCell, let own = open.ownerCell {
            columns[Field.owner] = columns[Field.cells + own]
        }
        guard !cells.allSatisfy(\.marks.isEmpty) else { return }
        hasMarks = true
        for cell in cells { pack { Int64(cell.marks.isEmpty ? CellMark.present.rawValue : cell.marks[$0].rawValue) } }
    }

    /// Packs a column: first its range, then its numbers.
    private mutating func pack(_ number: (Int) -> Int64) {
        var (low, high) = (Int64.max, Int64.min)
        for position in 0..<count {
            let value = number(position)
            low = min(low, value)
            high = max(high, value)
        }
        let range = count == 0 ? 0 : UInt64(bitPattern: high) &- UInt64(bitPattern: low)
        let width = range == 0 ? 0 : range <= 0xFF ? 1 : range <= 0xFFFF ? 2 : range <= 0xFFFF_FFFF ? 4 : 8
        columns.append(
            Column(base: low, offset: UInt32(truncatingIfNeeded: bytes.count), width: UInt8(width)))
        guard width > 0 else { return }
        bytes.reserveCapacity(bytes.count + width * count)
        for position in 0..<count {
            var more = UInt64(bitPattern: number(position) &- low)
            bytes.append(UInt8(truncatingIfNeeded: more))
            for _ in 1..<width {
                more >>= 8
                bytes.append(UInt8(truncatingIfNeeded: more))
            }
        }
    }

    /// The chunk as a part of a larger log: rows and sources count from `base`, details from `details`.
    func moved(_ base: BatchBase, details: Int) -> FindingChunk {
        var moved = self
        moved.rowBase &+= UInt32(truncatingIfNeeded: base.row)
        moved.sourceBase &+= Int32(truncatingIfNeeded: base.source)
        moved.detailBase &+= Int32(truncatingIfNeeded: details)
        return moved
    }

    // MARK: Unpacking

    private func number(_ field: Int, _ position: Int) -> Int64 {
        let column = columns[field]
        let start = Int(column.offset) + position * Int(column.width)
        switch column.width {
        case 0: return column.base
        case 1: return column.base &+ Int64(bytes[start])
        case 2: return column.base &+ (Int64(bytes[start]) | Int64(bytes[start + 1]) << 8)
        default:
            var more: UInt64 = 0
            for byte in stride(from: start + Int(column.width) - 1, through: start, by: -1) {
                more = more << 8 | UInt64(bytes[byte])
            }
            return column.base &+ Int64(bitPattern: more)
        }
    }

    func owner(_ position: Int) -> Int64 { number(Field.owner, position) }
    func period(_ position: Int) -> Int64 { number(Field.period, position) }
    func severity(_ position: Int) -> Severity { OpenFindings.severity(number(Field.severity, position)) }

    func cell(_ offset: Int, _ position: Int) -> (value: Int64, mark: CellMark) {
        guard let cellCount, offset < cellCount else { return (0, .missing) }
        let value = number(Field.cells + offset, position)
        guard hasMarks else { return (value, .present) }
        let mark = number(Field.cells + cellCount + offset, position)
        return (value, CellMark(rawValue: UInt16(truncatingIfNeeded: mark)))
    }

    /// - Parameter chunk: which of its log it is.
    func finding(_ position: Int, chunk: Int) -> Finding {
        let row = UInt32(truncatingIfNeeded: number(Field.row, position))
        let detail = Int32(truncatingIfNeeded: number(Field.detail, position))
        let source = Int32(truncatingIfNeeded: number(Field.source, position))
        return Finding(
            check: check, severity: severity(position), owner: owner(position), period: period(position),
            source: source < 0 ? source : source &+ sourceBase, row: row == 0 ? 0 : row &+ rowBase,
            detail: detail < 0 ? -1 : detail &+ detailBase, hasCells: cellCount != nil,
            place: Finding.Place(
                chunk: Int32(truncatingIfNeeded: chunk), position: Int32(truncatingIfNeeded: position)))
    }
}

/// What is kept of a cell besides its value: its state, and with how many decimals it was written.
struct CellMark: Equatable, Sendable {
    /// The state in the lowest three bits; above them one more than the decimals, or 0 where these are not known.
    let rawValue: UInt16

    static let present = CellMark(.present, decimals: nil)
    static let missing = CellMark(.missing, decimals: nil)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ state: CellState, decimals: UInt8?) {
        rawValue = UInt16(state.rawValue) | ((decimals.map { UInt16($0) + 1 } ?? 0) << 3)
    }

    var state: CellState { CellState(rawValue: UInt8(rawValue & 7)) ?? .missing }
    var decimals: UInt8? { rawValue >> 3 == 0 ? nil : UInt8(truncatingIfNeeded: (rawValue >> 3) - 1) }
    var isPresent: Bool { rawValue & 7 == UInt16(CellState.present.rawValue) }
}

/// Findings of one check on their way to a chunk.
struct OpenFindings: Sendable {
    /// A captured column.
    struct Cells: Sendable {
        var values: [Int64] = []
        /// Empty when all are `present`.
        var marks: [CellMark] = []

        mutating func append(_ value: Int64, _ mark: CellMark) {
            if marks.isEmpty, mark != .present { marks = Array(repeating: .present, count: values.count) }
            if !marks.isEmpty || mark != .present { marks.append(mark) }
            values.append(value)
        }
    }

    let check: Int32
    var rows: [UInt32] = []
    var sources: [Int32] = []
    var severities: [Int64] = []
    var owners: [Int64] = []
    var periods: [Int64] = []
    var details: [Int32] = []
    /// nil for findings without a record.
    var cells: [Cells]?
    /// Which of the cells holds the owner, unless another was named.
    var ownerCell: Int?

    init(check: Int32, cellCount: Int?, ownerCell: Int?) {
        self.check = check
        self.ownerCell = ownerCell
        cells = cellCount.map { Array(repeating: Cells(), count: $0) }
    }

    static func number(_ severity: Severity) -> Int64 {
        switch severity {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }

    static func severity(_ number: Int64) -> Severity { number == 0 ? .error : number == 1 ? .warning : .info }
}
