/// The first rows of a file, taken apart with one delimiter, each when it is asked for.
struct Head {
    let delimiter: UInt8
    private let bytes: [UInt8]
    private let encoding: TextEncoding
    /// The bytes are the whole file, so that the last record is complete.
    private let isWhole: Bool
    private var splitter: RecordSplitter
    private var ranges: [Range<Int>] = []
    /// Per row, the index of the byte behind it.
    private var ends: [Int] = []

    init(_ bytes: [UInt8], delimiter: UInt8, from start: Int, encoding: TextEncoding, isWhole: Bool) {
        self.delimiter = delimiter
        self.bytes = bytes
        self.encoding = encoding
        self.isWhole = isWhole
        splitter = RecordSplitter(bytes, delimiter: delimiter, from: start)
    }

    /// The bytes of a row, or nil behind the last one or below the rows that are looked at.
    mutating func record(_ row: Int) -> ArraySlice<UInt8>? {
        while ranges.count <= row {
            guard ranges.count <= HeaderFinder.deepest, let range = splitter.nextRange(),
                isWhole || splitter.position < bytes.count
            else { return nil }
            ranges.append(range)
            ends.append(splitter.position)
        }
        return bytes[ranges[row]]
    }

    /// The cells of a row, trimmed; of a longer one, so many.
    mutating func cells(_ row: Int, atMost limit: Int = .max) -> [String]? {
        guard let record = record(row) else { return nil }
        var splitter = RecordSplitter(bytes, delimiter: delimiter, from: record.startIndex)
        return (splitter.next(in: encoding, atMost: limit) ?? []).map { $0.trimmedOfSpaces.withPlainSpaces }
    }

    /// Index of the byte behind a row that was looked at.
    func end(of row: Int) -> Int { ends.indices.contains(row) ? ends[row] : bytes.count }
}
