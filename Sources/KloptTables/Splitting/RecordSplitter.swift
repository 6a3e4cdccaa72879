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

    /// The cells of the next record as texts without their quotes, or nil at the end.
    ///
    /// - Parameter limit: of a longer record, so many cells, and nothing else is read of these bytes.
    mutating func next(in encoding: TextEncoding, atMost limit: Int = .max) -> [String]? {
        guard position < bytes.count else { return nil }
        var cells: [String] = []
        while cells.count < limit {
            cells.append(cell(in: encoding))
            guard position < bytes.count else { break }
            let mark = bytes[position]
            position += 1
            if mark == delimiter { continue }
            if mark == Dialect.carriageReturn, position < bytes.count, bytes[position] == Dialect.lineFeed {
                position += 1
            }
            break
        }
        return cells
    }

    /// Reads down to the delimiter or line break behind a cell.
    private mutating func cell(in encoding: TextEncoding) -> String {
        var quoted: [UInt8]?
        if position < bytes.count, bytes[position] == Dialect.quote {
            position += 1
            quoted = readQuoted()
        }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == delimiter || byte == Dialect.lineFeed || byte == Dialect.carriageReturn { break }
            position += 1
        }
        let plain = bytes[start..<position]
        return quoted.map { TextEncoding.text($0 + plain, in: encoding) } ?? TextEncoding.text(plain, in: encoding)
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

    private mutating func readQuoted() -> [UInt8] {
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Dialect.quote {
                guard position < bytes.count, bytes[position] == Dialect.quote else { break }
                position += 1
            }
            content.append(byte)
        }
        return content
    }
}
