/// What tokens say. It is made when somebody asks: most tokens are only compared with a keyword or a mark.
extension SourceText {
    /// The text of a token; see `Token.Kind` for what is left out of it.
    func text(of token: Token) -> String {
        if let mistake = token.mistake { return "\(Lexer.mistaken[Int(mistake)].meant)" }
        return switch token.kind {
        case .row, .end: ""
        case .percentage: text(token.range.lowerBound..<max(token.range.lowerBound, token.range.upperBound - 1))
        case .text: content(token.range)
        default: text(token.range)
        }
    }

    /// Whether a word or mark is this one.
    ///
    /// - Complexity: O(length of the literal). Always inlined: of the many questions about a token nearly all are
    ///   answered by its length.
    @inline(__always)
    func says(_ literal: StaticString, _ token: Token) -> Bool {
        (token.length == literal.utf8CodeUnitCount || token.mistake != nil) && reads(literal, token)
    }

    private func reads(_ literal: StaticString, _ token: Token) -> Bool {
        if let mistake = token.mistake { return "\(Lexer.mistaken[Int(mistake)].meant)" == "\(literal)" }
        guard token.range.upperBound <= bytes.count else { return false }
        let start = token.range.lowerBound
        for index in 0..<literal.utf8CodeUnitCount {
            guard unsafe bytes[start + index] == literal.utf8Start[index] else { return false }
        }
        return true
    }

    /// What stands between quotes: plain ones, escaped ones inside a template, or those of a word processor, between
    /// which nothing is escaped.
    func content(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<bytes.count)
        guard let first = bytes[range].first else { return "" }
        let backslash = UInt8(ascii: "\\")
        let quote = UInt8(ascii: "\"")
        // Nearly every text is as it stands there.
        if first == quote, range.count >= 2, bytes[range.upperBound - 1] == quote, !bytes[range].contains(backslash) {
            return text(range.lowerBound + 1..<range.upperBound - 1)
        }
        if first >= 0x80 {
            let start = range.lowerBound + 3
            var end = start
            while end < range.upperBound, bytes[end] != quote,
                !Lexer.quotes.contains(where: { bytes[end..<range.upperBound].starts(with: $0) })
            {
                end += 1
            }
            return text(start..<end)
        }
        let isEscaped = first == backslash
        let start = range.lowerBound + (isEscaped ? 2 : 1)
        var content: [UInt8] = []
        var index = start
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == quote { break }
            guard byte == backslash else {
                content.append(byte)
                index += 1
                continue
            }
            let next = index + 1 < range.upperBound ? bytes[index + 1] : 0x0A
            if isEscaped, next == quote { break }
            switch next {
            case quote, backslash: content.append(next)
            case UInt8(ascii: "n"): content.append(0x0A)
            default: break
            }
            index += next == 0x0A ? 1 : 2
        }
        return String(decoding: content, as: UTF8.self)
    }
}
