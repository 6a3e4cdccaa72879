extension String {
    /// Without spaces, line breaks, non-breaking and zero-width spaces at both ends.
    var trimmedOfSpaces: String {
        // Most texts begin and end with a visible character of ASCII.
        let visible: ClosedRange<UInt8> = 0x21...0x7E
        if let first = utf8.first, let last = utf8.last, visible.contains(first), visible.contains(last) { return self }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        if first == startIndex, scalars.index(after: last) == endIndex { return self }
        return String(scalars[first...last])
    }

    /// With non-breaking and other odd spaces as plain ones.
    var withPlainSpaces: String {
        guard utf8.hasByte(where: { $0 >= 0x80 || $0 < 0x20 }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            result.unicodeScalars.append(scalar.isSpace && scalar != "\n" && scalar != "\r" ? " " : scalar)
        }
        return result
    }

    /// With runs of spaces as one: two of them look like one in every program that shows a table.
    var withSingleSpaces: String {
        var isBehindSpace = false
        let hasRun = utf8.hasByte { byte in
            defer { isBehindSpace = byte == 0x20 }
            return isBehindSpace && byte == 0x20
        }
        guard hasRun else { return self }
        var result = ""
        for scalar in unicodeScalars where scalar != " " || result.unicodeScalars.last != " " {
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

extension String.UTF8View {
    /// The same as `contains(where:)`, over the bytes as they lie in memory: these are asked of every text.
    @inline(__always)
    func hasByte(where isWanted: (UInt8) -> Bool) -> Bool {
        let found = unsafe withContiguousStorageIfAvailable { bytes in unsafe bytes.contains(where: isWanted) }
        return found ?? contains(where: isWanted)
    }
}

extension Unicode.Scalar {
    /// White space, and the zero-width characters that come along with a copy from a web page.
    var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }
}
