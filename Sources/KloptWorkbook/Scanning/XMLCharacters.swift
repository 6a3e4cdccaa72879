/// What characters are to XML, as far as workbooks need it.
///
/// Source: XML 1.0 (fifth edition), sections 2.3, 4.1 and 4.6.
enum XMLCharacters {
    /// The character that a reference stands for; nil for an entity that is not one of XML's own.
    ///
    /// - Parameter name: what stands between `&` and `;`.
    static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case let text where text.hasPrefix("#x"):
            return UInt32(text.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
        case let text where text.hasPrefix("#"): return UInt32(text.dropFirst()).flatMap { Unicode.Scalar($0) }
        default: return nil
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Letters, digits, `: _ - .` and everything beyond ASCII.
    static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
        default: false
        }
    }
}
