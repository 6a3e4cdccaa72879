/// Text from data without anything that steers a terminal, a mail program or a reader's eye.
///
/// Control characters (an escape sequence could rewrite the screen), the marks that reverse the direction of reading and
/// the two codes that no XML may hold become U+FFFD, so that something is seen to be there. Line breaks and tabs become a
/// space.
package enum PlainText {
    package static func line(_ text: String) -> String {
        guard !isPlain(text), text.unicodeScalars.contains(where: { isSteering($0) }) else { return text }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            // A line break of two characters is one space.
            if scalar != "\n" || previous != "\r" {
                result.append(isSteering(scalar) ? replacement(for: scalar) : scalar)
            }
            previous = scalar
        }
        return String(result)
    }

    /// The words of a line, between spaces.
    static func words(_ text: String) -> [Substring] {
        let text = line(text)
        var words: [Substring] = []
        var start = text.startIndex
        func add(to end: String.Index) {
            if start < end { words.append(text[start..<end]) }
        }
        for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: " ") {
            add(to: index)
            start = text.utf8.index(after: index)
        }
        add(to: text.endIndex)
        return words
    }

    /// Like `line`, with line breaks and tabs as they are.
    static func block(_ text: String) -> String {
        guard !isPlain(text), text.unicodeScalars.contains(where: { isSteering($0) && !isSpacing($0) }) else {
            return text
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(isSteering(scalar) && !isSpacing(scalar) ? replacement(for: scalar) : scalar)
        }
        return String(result)
    }

    /// ASCII without control characters: soon seen, and nothing to do.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

    private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\t"
    }

    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
            true
        default: false
        }
    }

    private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        isSpacing(scalar) || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{85}" ? " " : "\u{FFFD}"
    }
}
