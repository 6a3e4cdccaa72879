/// The texts that cells refer to by number, without their formatting.
///
///     bytes │ text 0 │ text 1 │ …        UTF-8, without separators
///     ends  │ index behind each text
///
/// Source: ECMA-376 Part 1, sections 18.4.8 (si), 18.4.9 (sst) and 18.4.6 (rPh).
package struct SharedStrings: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    /// The text's UTF-8; empty for a number that there is not.
    package func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    package func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// - Complexity: O(bytes of the part).
    init(_ stream: PartStream, limits: WorkbookLimits) throws(WorkbookError) {
        let scanner = try XMLScanner(stream, limits: limits)
        while true {
            switch try scanner.next() {
            case .finish:
                // Offsets and texts stay as long as the workbook; what was reserved in advance need not.
                return
            case .start where scanner.isMain("si"):
                try RichText.append(to: &bytes, scanner, limits: limits)
                guard bytes.count <= limits.sharedStrings else { throw .tooLarge(.sharedStrings, part: stream.path) }
                ends.append(bytes.count)
            default: break
            }
        }
    }
}

/// A text in pieces, each with its own formatting.
enum RichText {
    /// Adds the text of the `si` or `is` that has just started, without phonetic hints; reads up to its end.
    static func append(
        to bytes: inout [UInt8], _ scanner: XMLScanner, limits: WorkbookLimits
    ) throws(WorkbookError) {
        let start = bytes.count
        let depth = scanner.depth
        var textDepth = 0
        while true {
            switch try scanner.next() {
            case .start:
                if scanner.isMain("rPh") {
                    try scanner.skipElement()
                } else if scanner.isMain("t") {
                    textDepth = scanner.depth
                }
            case .text:
                if textDepth > 0 { scanner.appendText(to: &bytes) }
                guard bytes.count - start <= limits.cellLength else {
                    throw .tooLarge(.cellLength, part: scanner.stream.path)
                }
            case .end:
                if scanner.depth == textDepth { textDepth = 0 }
                guard scanner.depth == depth else { continue }
                EscapedText.unescape(&bytes, from: start)
                guard isUTF8(bytes[start...]) else { throw scanner.damage(.encoding) }
                return
            case .finish: return
            }
        }
    }

    static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
}
