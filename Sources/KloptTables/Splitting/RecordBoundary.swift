/// Where the last whole record of a block ends.
struct RecordBoundary: Equatable {
    /// Behind the line break of the last whole record; 0 when there is none.
    var end: Int
    /// Index of a quote that is still open at the end of the block.
    var openQuote: Int?

    /// Hops from quote to quote: a quote opens a cell only where a cell begins.
    ///
    /// - Parameter isLast: nothing follows the block, so what stands behind the last line break is a record too.
    /// - Complexity: O(count).
    static func find(in bytes: UnsafePointer<UInt8>, count: Int, delimiter: UInt8, isLast: Bool) -> RecordBoundary {
        var end = 0
        var outside = 0
        var position = 0
        while let quote = unsafe ByteSearch.first(Dialect.quote, in: bytes, from: position, to: count) {
            let before = quote == 0 ? Dialect.lineFeed : unsafe bytes[quote - 1]
            guard before == delimiter || before == Dialect.lineFeed || before == Dialect.carriageReturn else {
                position = quote + 1
                continue
            }
            if let found = unsafe lastBreak(in: bytes, from: outside, to: quote, total: count, isLast: isLast) {
                end = found
            }
            var inner = quote + 1
            var close: Int?
            while let candidate = unsafe ByteSearch.first(Dialect.quote, in: bytes, from: inner, to: count) {
                if candidate + 1 < count, unsafe bytes[candidate + 1] == Dialect.quote {
                    inner = candidate + 2
                } else {
                    // At the very end of a block the second of a pair may follow.
                    close = candidate + 1 < count || isLast ? candidate : nil
                    break
                }
            }
            guard let close else { return RecordBoundary(end: end, openQuote: quote) }
            position = close + 1
            outside = position
        }
        if isLast { return RecordBoundary(end: count, openQuote: nil) }
        if let found = unsafe lastBreak(in: bytes, from: outside, to: count, total: count, isLast: isLast) {
            end = found
        }
        return RecordBoundary(end: end, openQuote: nil)
    }

    /// Behind the last line break of a stretch; a CR that ends the block may have its LF in the next one.
    private static func lastBreak(
        in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, total: Int, isLast: Bool
    ) -> Int? {
        var index = end - 1
        while index >= start {
            let byte = unsafe bytes[index]
            if byte == Dialect.lineFeed { return index + 1 }
            if byte == Dialect.carriageReturn, index + 1 < total || isLast { return index + 1 }
            index -= 1
        }
        return nil
    }
}
