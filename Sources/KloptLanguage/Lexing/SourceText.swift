import KloptModel
import Synchronization

/// A rule file as bytes, and the places in it.
///
/// Lines and columns are computed only when a diagnostic or a rule needs them.
final class SourceText: Sendable {
    let path: String
    /// UTF-8, at most `RuleLoader.maximalFileSize`.
    let bytes: [UInt8]
    /// Empty until somebody asks for a place.
    private let knownLineStarts = Mutex<[Int]>([])

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Byte offsets at which the lines start; never empty.
    private var lineStarts: [Int] {
        knownLineStarts.withLock { starts in
            if starts.isEmpty {
                starts.append(0)
                for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
            }
            return starts
        }
    }

    /// The text of a stretch of bytes.
    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<bytes.count)
        return unsafe bytes.withUnsafeBufferPointer {
            unsafe String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// The place of a stretch of bytes; one that runs over several lines is cut at the end of its first line.
    ///
    /// - Complexity: the logarithm of the number of lines, and the length of one line.
    func place(_ range: Range<Int>) -> RulePlace {
        let lineStarts = lineStarts
        let line = lineIndex(of: range.lowerBound, lineStarts)
        let end = min(range.upperBound, lineRange(line, lineStarts).upperBound)
        let column = text(lineStarts[line]..<max(range.lowerBound, lineStarts[line])).count + 1
        let length = range.lowerBound < end ? text(range.lowerBound..<end).count : 1
        return RulePlace(file: path, line: line + 1, column: column, length: max(length, 1))
    }

    /// The line on which a byte stands, without its end.
    func lineText(at offset: Int) -> String {
        let lineStarts = lineStarts
        return text(lineRange(lineIndex(of: offset, lineStarts), lineStarts))
    }

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

    private func lineIndex(of offset: Int, _ lineStarts: [Int]) -> Int {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func lineRange(_ line: Int, _ lineStarts: [Int]) -> Range<Int> {
        let start = lineStarts[line]
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(start, end)
    }
}

/// A stretch of a rule file; small, as everything that is read keeps its own.
struct Site: Sendable {
    let source: SourceText
    private let start: Int32
    private let end: Int32

    init(source: SourceText, range: Range<Int>) {
        self.source = source
        start = Int32(clamping: range.lowerBound)
        end = Int32(clamping: range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }

    var place: RulePlace { source.place(range) }

    func upTo(_ other: Site) -> Site {
        Site(source: source, range: Int(start)..<Int(max(end, other.end)))
    }
}
