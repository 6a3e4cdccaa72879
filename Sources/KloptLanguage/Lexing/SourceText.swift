import KloptModel

/// A rule file as bytes, and the places in it.
///
/// Lines and columns are computed only when a diagnostic or a rule needs them.
final class SourceText: Sendable {
    let path: String
    let bytes: [UInt8]
    /// Byte offsets at which the lines start; never empty.
    private let lineStarts: [Int]

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        lineStarts = starts
    }

    /// The text of a stretch of bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The place of a stretch of bytes; one that runs over several lines is cut at the end of its first line.
    ///
    /// - Complexity: the logarithm of the number of lines, and the length of one line.
    func place(_ range: Range<Int>) -> RulePlace {
        let line = lineIndex(of: range.lowerBound)
        let end = min(range.upperBound, lineRange(line).upperBound)
        let column = text(lineStarts[line]..<max(range.lowerBound, lineStarts[line])).count + 1
        let length = range.lowerBound < end ? text(range.lowerBound..<end).count : 1
        return RulePlace(file: path, line: line + 1, column: column, length: max(length, 1))
    }

    /// The line on which a byte stands, without its end.
    func lineText(at offset: Int) -> String { text(lineRange(lineIndex(of: offset))) }

    /// The text of a stretch on one line: without comments, and with single spaces.
    func condensed(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        var (inText, escaped, gap) = (false, false, false)
        var index = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while index < end {
            let byte = bytes[index]
            index += 1
            if !inText {
                if byte == UInt8(ascii: "-"), index < end, bytes[index] == UInt8(ascii: "-") {
                    while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                    continue
                }
                if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                    gap = true
                    continue
                }
            }
            if gap, !result.isEmpty { result.append(0x20) }
            gap = false
            result.append(byte)
            if byte == UInt8(ascii: "\""), !escaped { inText.toggle() }
            escaped = inText && byte == UInt8(ascii: "\\") && !escaped
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func lineIndex(of offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func lineRange(_ line: Int) -> Range<Int> {
        let start = lineStarts[line]
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(start, end)
    }
}

/// A stretch of a rule file.
struct Site: Sendable {
    var source: SourceText
    var range: Range<Int>

    var place: RulePlace { source.place(range) }

    func upTo(_ other: Site) -> Site {
        Site(source: source, range: range.lowerBound..<max(range.upperBound, other.range.upperBound))
    }
}
