/// Takes bytes apart into records and cells, plainly: for the first rows of a file and for small files.
///
/// `BlockParser` does the same at speed; a differential test holds the two together.
struct RecordSplitter {
    let delimiter: UInt8
    /// Index of the byte at which the next record begins.
    private(set) var position: Int
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], delimiter: UInt8, from position: Int = 0) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.position = position
    }

    /// The cells of the next record as bytes without their quotes, or nil at the end.
    mutating func next() -> [[UInt8]]? {
        guard position < bytes.count else { return nil }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isStart = true
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Dialect.quote, isStart {
                readQuoted(into: &cell)
            } else if byte == delimiter {
                cells.append(cell)
                cell = []
                isStart = true
                continue
            } else if byte == Dialect.lineFeed || byte == Dialect.carriageReturn {
                if byte == Dialect.carriageReturn, position < bytes.count, bytes[position] == Dialect.lineFeed {
                    position += 1
                }
                break
            } else {
                cell.append(byte)
            }
            isStart = false
        }
        cells.append(cell)
        return cells
    }

    /// Passes over the next record, and returns its bytes without the line break, or nil at the end.
    mutating func nextRange() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        var isStart = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Dialect.quote, isStart {
                position += 1
                skipQuoted()
                isStart = false
                continue
            }
            position += 1
            if byte == Dialect.lineFeed || byte == Dialect.carriageReturn {
                let end = position - 1
                if byte == Dialect.carriageReturn, position < bytes.count, bytes[position] == Dialect.lineFeed {
                    position += 1
                }
                return start..<end
            }
            isStart = byte == delimiter
        }
        return start..<position
    }

    private mutating func skipQuoted() {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Dialect.quote else { continue }
            guard position < bytes.count, bytes[position] == Dialect.quote else { return }
            position += 1
        }
    }

    private mutating func readQuoted(into cell: inout [UInt8]) {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Dialect.quote {
                guard position < bytes.count, bytes[position] == Dialect.quote else { return }
                position += 1
            }
            cell.append(byte)
        }
    }
}
