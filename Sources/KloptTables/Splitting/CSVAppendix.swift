/// How rows are added to a CSV file that is there already: in its encoding and with its line ends, so that no byte of what
/// stands in it changes.
package struct CSVAppendix: Sendable {
    private let encoding: TextEncoding
    private let lineEnd: String
    /// Whether the last line has no end of its own.
    private let isOpen: Bool

    /// nil for bytes that are no text: those of a workbook, whatever the file is called.
    ///
    /// - Complexity: O(bytes).
    package init?(to bytes: [UInt8]) {
        guard !InputReader.isPackage(bytes.prefix(8)), let detected = TextEncoding.detect(bytes) else { return nil }
        encoding = detected.encoding
        var text = Array(bytes.dropFirst(detected.markLength))
        if case .utf16(let littleEndian) = encoding {
            var transcoder = UTF16Transcoder(littleEndian: littleEndian)
            text = transcoder.transcode(text, isLast: true)
        }
        let hasFeed = text.contains(Dialect.lineFeed)
        let isPair = zip(text, text.dropFirst()).contains { $0 == Dialect.carriageReturn && $1 == Dialect.lineFeed }
        lineEnd = isPair || !hasFeed && !text.contains(Dialect.carriageReturn) ? "\r\n" : hasFeed ? "\n" : "\r"
        isOpen = text.last.map { $0 != Dialect.lineFeed && $0 != Dialect.carriageReturn } ?? false
    }

    /// The bytes to add; nil when the file's encoding lacks one of the characters.
    package func bytes(of lines: [String]) -> [UInt8]? {
        let text = (isOpen ? lineEnd : "") + lines.map { $0 + lineEnd }.joined()
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .windows1252: return Self.bytes(of: text, Windows1252.scalar)
        case .codePage850: return Self.bytes(of: text, CodePage850.scalar)
        case .utf16(let littleEndian):
            return text.utf16.flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return littleEndian ? [low, high] : [high, low]
            }
        }
    }

    private static func bytes(of text: String, _ scalar: (UInt8) -> Unicode.Scalar) -> [UInt8]? {
        let known = Dictionary((0...UInt8.max).map { (scalar($0), $0) }, uniquingKeysWith: { first, _ in first })
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard let byte = known[scalar] else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
