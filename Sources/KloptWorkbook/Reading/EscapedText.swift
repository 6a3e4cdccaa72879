/// Characters that XML cannot hold, written as `_x000D_`.
///
/// Source: ECMA-376 Part 1, section 22.9.2.19 (ST_Xstring).
package enum EscapedText {
    private static let length = 7

    /// Puts the characters back, from an index on.
    static func unescape(_ bytes: inout [UInt8], from start: Int) {
        guard bytes[start...].contains(UInt8(ascii: "_")) else { return }
        var units: [UInt16] = []
        var plain: [UInt8] = []
        var index = start
        while index < bytes.count {
            if let unit = unit(bytes, at: index) {
                units.append(unit)
                index += length
                // Characters beyond the first 65,536 are written as two.
                if unit & 0xFC00 == 0xD800, self.unit(bytes, at: index).map({ $0 & 0xFC00 == 0xDC00 }) == true {
                    continue
                }
                plain.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
                units = []
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        bytes.replaceSubrange(start..., with: plain)
    }

    /// The code unit that an escape at an index stands for, nil when none begins there.
    private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
        guard index + length <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_")
        else { return nil }
        let digits = bytes[(index + 2)..<(index + 6)]
        guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// The text with what XML cannot hold, and what would be read as an escape, as escapes.
    package static func escape(_ text: String) -> String {
        let mustBeEscaped = { (byte: UInt8) in byte < 0x20 && byte != 0x09 && byte != 0x0A }
        guard text.utf8.contains(where: { mustBeEscaped($0) || $0 == UInt8(ascii: "_") || $0 == 0xEF }) else {
            return text
        }
        let bytes = Array(text.utf8)
        var result = ""
        var index = 0
        for scalar in text.unicodeScalars {
            let isUnderscore = scalar == "_" && unit(bytes, at: index) != nil
            if isUnderscore || scalar.value < 0x20 && mustBeEscaped(UInt8(scalar.value)) || scalar.value == 0xFFFE
                || scalar.value == 0xFFFF
            {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            } else {
                result.unicodeScalars.append(scalar)
            }
            index += UTF8.width(scalar)
        }
        return result
    }
}
