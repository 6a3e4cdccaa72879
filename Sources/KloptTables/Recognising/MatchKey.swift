extension StringProtocol {
    /// The form in which spellings are compared: lowercase letters without accents, and digits; nothing else.
    ///
    /// Spaces, punctuation and underscores go, `&` becomes `en`, and `%`, `<` and `>` become words, since "lopend %" is
    /// not "lopend". Empty when nothing is left ("-").
    ///
    /// - Complexity: O(length).
    package var matchKey: String {
        let plain = utf8.withContiguousStorageIfAvailable { unsafe MatchKey.plain($0) }
        if let key = plain ?? nil { return key }
        var key: [UInt8] = []
        key.reserveCapacity(utf8.count)
        for scalar in unicodeScalars { MatchKey.append(scalar, to: &key) }
        return String(decoding: key, as: UTF8.self)
    }
}

enum MatchKey {
    /// Base letters of U+00C0...U+00FF, in order; a space drops the sign, capitals stand for a pair of letters.
    private static let latin1 = Array("aaaaaaAceeeeiiiidnooooo ouuuuyTSaaaaaaAceeeeiiiidnooooo ouuuuyTy".utf8)

    /// The key of most texts: ASCII without a sign that becomes a word, so that it is no longer than the text. Nil for
    /// any other text.
    static func plain(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { key in
            var count = 0
            for index in text.indices {
                let byte = unsafe text[index]
                switch byte {
                case 0x61...0x7A, 0x30...0x39: unsafe key[count] = byte
                case 0x41...0x5A: unsafe key[count] = byte | 0x20
                case 0x25, 0x26, 0x3C, 0x3E, 0x80...: return nil
                default: continue
                }
                count += 1
            }
            return unsafe String(decoding: UnsafeBufferPointer(rebasing: key[..<count]), as: UTF8.self)
        }
    }

    @inline(__always)
    static func append(_ scalar: Unicode.Scalar, to key: inout [UInt8]) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: key.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0x41...0x5A: key.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
        case 0x26: key.append(contentsOf: "en".utf8)
        case 0x25: key.append(contentsOf: "procent".utf8)
        case 0x3C: key.append(contentsOf: "lt".utf8)
        case 0x3E: key.append(contentsOf: "gt".utf8)
        case 0..<0xC0, 0x300...0x36F, 0x2000...0x206F, 0xFEFF: break
        case 0xC0...0xFF:
            let letter = latin1[Int(scalar.value) - 0xC0]
            switch letter {
            case UInt8(ascii: " "): break
            case UInt8(ascii: "A"): key.append(contentsOf: "ae".utf8)
            case UInt8(ascii: "S"): key.append(contentsOf: "ss".utf8)
            case UInt8(ascii: "T"): key.append(contentsOf: "th".utf8)
            default: key.append(letter)
            }
        case 0x132, 0x133: key.append(contentsOf: "ij".utf8)
        case 0x152, 0x153: key.append(contentsOf: "oe".utf8)
        case 0x100...0x17F: key.append(baseOfLatinExtended(scalar.value))
        default:
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return }
            key.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    /// The base letter of U+0100...U+017F (Latin Extended-A), whose letters stand in alphabetical runs.
    private static func baseOfLatinExtended(_ value: UInt32) -> UInt8 {
        let runs: [(UInt32, Character)] = [
            (0x105, "a"), (0x10D, "c"), (0x111, "d"), (0x11B, "e"), (0x123, "g"), (0x127, "h"), (0x131, "i"),
            (0x135, "j"), (0x138, "k"), (0x142, "l"), (0x14B, "n"), (0x151, "o"), (0x159, "r"), (0x161, "s"),
            (0x167, "t"), (0x173, "u"), (0x175, "w"), (0x178, "y"), (0x17E, "z"),
        ]
        return runs.first { value <= $0.0 }?.1.asciiValue ?? UInt8(ascii: "s")
    }
}
