/// Texts with `{values}` in them.
extension Parser {
    mutating func templateText() throws(Abandoned) -> SyntaxTemplateText {
        guard current.kind == .text else { throw failure(.text) }
        let dutch = try template()
        guard isWord("en"), token(1).kind == .text else { return SyntaxTemplateText(dutch: dutch, english: nil) }
        advance()
        return SyntaxTemplateText(dutch: dutch, english: try template())
    }

    /// Reads the bytes of the text again, as its escapes must not move the places of what is between braces.
    private mutating func template() throws(Abandoned) -> SyntaxTemplate {
        let token = advance()
        let bytes = source.bytes
        var parts: [SyntaxTemplate.Part] = []
        parts.reserveCapacity(4)
        var index = token.range.lowerBound + 1
        var end = token.range.upperBound
        if end - 1 >= index, bytes[end - 1] == UInt8(ascii: "\"") { end -= 1 }
        // What was read of a text: `text`, and then the bytes from `start`.
        var text = ""
        var start = index
        func readText(to end: Int) {
            text = text.isEmpty ? source.text(start..<end) : text + source.text(start..<end)
        }
        while index < end {
            let byte = bytes[index]
            let next = index + 1 < end ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\\"):
                readText(to: index)
                // Any other character stands for itself.
                let isLineEnd = next == UInt8(ascii: "n")
                if isLineEnd { text += "\n" }
                start = index + (isLineEnd ? 2 : 1)
                index += 2
            case UInt8(ascii: "{") where next == byte, UInt8(ascii: "}") where next == byte:
                readText(to: index + 1)
                index += 2
                start = index
            case UInt8(ascii: "{"):
                guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "}")) else {
                    problems.report(.openBrace, at: Site(source: source, range: index..<end))
                    throw Abandoned()
                }
                readText(to: index)
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.value(try embedded(index + 1..<close)))
                index = close + 1
                start = index
            case UInt8(ascii: "}"):
                problems.report(.openBrace, at: Site(source: source, range: index..<index + 1))
                throw Abandoned()
            default: index += 1
            }
        }
        if start < end { readText(to: end) }
        if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
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
