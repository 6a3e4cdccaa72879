/// How a file separates its cells. Cells may stand in double quotes, doubled within (RFC 4180); a record ends in LF, CRLF
/// or CR.
struct Dialect: Hashable, Sendable {
    var delimiter: UInt8

    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// In the order in which they win when the text does not decide.
    static let delimiters: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "|")]

    /// The delimiter that Excel's first line `sep=;` states, and the length of that line with its end.
    static func stated(in bytes: some Collection<UInt8>) -> (delimiter: UInt8, length: Int)? {
        let start = Array(bytes.prefix(9))
        let text = start.starts(with: [UInt8(ascii: "\"")]) ? Array(start.dropFirst()) : start
        guard text.count >= 6, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        var index = start.count - text.count + 5
        if index < start.count, start.count > text.count, start[index] == quote { index += 1 }
        guard index < start.count, start[index] == lineFeed || start[index] == carriageReturn else { return nil }
        let isPair = start[index] == carriageReturn && index + 1 < start.count && start[index + 1] == lineFeed
        guard delimiters.contains(text[4]) || text[4] == UInt8(ascii: ":") else { return nil }
        return (text[4], index + (isPair ? 2 : 1))
    }

    /// Candidate delimiters that occur in the text, the most frequent first.
    static func candidates(in bytes: ArraySlice<UInt8>) -> [UInt8] {
        let counts = unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { all in
            unsafe all.initialize(repeating: 0)
            unsafe bytes.withUnsafeBufferPointer { bytes in
                for index in bytes.indices { unsafe all[Int(bytes[index])] &+= 1 }
            }
            return delimiters.map { unsafe all[Int($0)] }
        }
        let order = delimiters.indices.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
        return order.filter { counts[$0] > 0 }.map { delimiters[$0] }
    }
}
