/// Texts with `{values}` in them.
extension Parser {
    mutating func templateText() throws(Abandoned) -> SyntaxTemplateText {
        guard current.kind == .text else { throw failure(.text) }
        let dutch = try template(of: advance())
        guard isWord("en"), token(1).kind == .text else { return SyntaxTemplateText(dutch: dutch, english: nil) }
        advance()
        return SyntaxTemplateText(dutch: dutch, english: try template(of: advance()))
    }

    /// Reads the bytes of the text again, as its escapes must not move the places of what is between braces.
    private func template(of token: Token) throws(Abandoned) -> SyntaxTemplate {
        let bytes = source.bytes
        var parts: [SyntaxTemplate.Part] = []
        var text: [UInt8] = []
        var index = token.range.lowerBound + 1
        var end = token.range.upperBound
        if end - 1 >= index, bytes[end - 1] == UInt8(ascii: "\"") { end -= 1 }
        while index < end {
            let byte = bytes[index]
            let next = index + 1 < end ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\\"):
                text.append(next == UInt8(ascii: "n") ? 0x0A : next)
                index += 2
            case UInt8(ascii: "{") where next == byte, UInt8(ascii: "}") where next == byte:
                text.append(byte)
                index += 2
            case UInt8(ascii: "{"):
                guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "}")) else {
                    problems.report(.openBrace, at: Site(source: source, range: index..<end))
                    throw Abandoned()
                }
                if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
                text = []
                parts.append(.value(try embedded(index + 1..<close)))
                index = close + 1
            case UInt8(ascii: "}"):
                problems.report(.openBrace, at: Site(source: source, range: index..<index + 1))
                throw Abandoned()
            default:
                text.append(byte)
                index += 1
            }
        }
        if !text.isEmpty || parts.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        return SyntaxTemplate(parts: parts)
    }

    private func embedded(_ range: Range<Int>) throws(Abandoned) -> SyntaxExpression {
        let tokens = Lexer.tokens(ofPart: range, in: source, problems: problems)
        var parser = Parser(source: source, problems: problems, tokens: tokens)
        let expression = try parser.expression()
        if parser.current.kind != .end { throw parser.failure(.symbol("}")) }
        return expression
    }
}
