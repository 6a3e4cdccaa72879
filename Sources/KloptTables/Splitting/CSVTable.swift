/// A small reference file (a code list, a codebook) as texts.
package struct CSVTable: Equatable, Sendable {
    package var header: [String]
    /// Each has as many cells as the header: missing ones are empty, superfluous ones stay behind the others.
    package var rows: [[String]]
    package var delimiter = UInt8(ascii: ",")

    /// Reads a whole file: encoding and delimiter are found out, the first row that is not blank is the header, cells are
    /// trimmed, blank rows are left out.
    ///
    /// - Complexity: O(bytes).
    package static func read(_ bytes: [UInt8]) -> CSVTable {
        guard let detected = TextEncoding.detect(bytes) else { return CSVTable(header: [], rows: []) }
        var content = Array(bytes.dropFirst(detected.markLength))
        if case .utf16(let littleEndian) = detected.encoding {
            var transcoder = UTF16Transcoder(littleEndian: littleEndian)
            content = transcoder.transcode(content, isLast: true)
        }
        var start = 0
        var delimiter = delimiter(of: content)
        if let stated = Dialect.stated(in: content) { (delimiter, start) = stated }

        var splitter = RecordSplitter(content, delimiter: delimiter, from: start)
        var records: [[String]] = []
        while let cells = splitter.next(in: detected.encoding) {
            let record = cells.map(\.trimmedOfSpaces)
            if record.contains(where: { !$0.isEmpty }) { records.append(record) }
        }
        guard let header = records.first else { return CSVTable(header: [], rows: []) }
        let rows = records.dropFirst().map { row in
            row.count < header.count ? row + [String](repeating: "", count: header.count - row.count) : row
        }
        return CSVTable(header: header, rows: Array(rows), delimiter: delimiter)
    }

    package static func read(_ text: String) -> CSVTable { read(Array(text.utf8)) }

    /// The delimiter that occurs most in the first line, outside quotes.
    private static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var line: [UInt8] = []
        var isQuoted = false
        for byte in bytes {
            if byte == Dialect.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == Dialect.lineFeed || byte == Dialect.carriageReturn {
                if line.contains(where: { $0 > UInt8(ascii: " ") }) { break }
                line = []
            }
            line.append(byte)
        }
        return Dialect.candidates(in: line[...]).first ?? UInt8(ascii: ",")
    }
}
