import KloptModel

/// `passes lopend 10, previous lopend 9`, or a table.
extension Parser {
    mutating func example(_ keyword: String, from start: Site) throws(Abandoned) -> SyntaxExample {
        var expected = Outcome.passed
        switch keyword {
        case "fails": expected = .failed
        case "undecided": expected = .undecided
        case "not":
            try expect(word: "applicable")
            expected = .notApplicable
        default: break
        }
        let first = position
        var example = SyntaxExample(expected: expected, site: start, text: "")
        if current.kind == .row || isWord("in") && !current.startsLine {
            try readTables(into: &example)
        } else {
            repeat { example.items.append(try exampleItem()) } while take(symbol: ",")
        }
        let range = token(first - position).range.lowerBound..<token(-1).range.upperBound
        example.text = example.tables.isEmpty ? source.condensed(range) : source.text(range)
        return example
    }

    /// `lopend 10`, `previous lopend 9` or `previous 4 lopend 8`.
    private mutating func exampleItem() throws(Abandoned) -> SyntaxExample.Item {
        var periodsBefore = 0
        if isWord("previous"), token(1).kind == .word || token(1).kind == .number && token(2).kind == .word {
            advance()
            periodsBefore = current.kind == .number ? try numberOfPeriods() : 1
        }
        let column = try name(.column)
        return SyntaxExample.Item(periodsBefore: periodsBefore, column: column, cell: try exampleCell())
    }

    /// A value as a Dutch file would hold it: decimals get a comma.
    private mutating func exampleCell() throws(Abandoned) -> SyntaxExample.Cell {
        let start = currentSite
        if take(symbol: "<") {
            let bound = try number().text(decimals: 6, mark: ",")
            return SyntaxExample.Cell(text: "<" + bound, site: site(from: start))
        }
        let negative = take(symbol: "-")
        switch current.kind {
        case .number, .percentage:
            let value = try number()
            let text = (negative ? value.negated : value).text(decimals: Number.columnDecimals, mark: ",")
            return SyntaxExample.Cell(text: text, site: site(from: start))
        case .text where !negative, .period where !negative, .date where !negative:
            return SyntaxExample.Cell(text: text(of: advance()), site: site(from: start))
        case .word where !negative:
            let word = text(of: advance())
            return SyntaxExample.Cell(text: word == "missing" ? "" : word, site: site(from: start))
        default:
            throw failure(.exampleValue)
        }
    }

    // MARK: Tables

    private mutating func readTables(into example: inout SyntaxExample) throws(Abandoned) {
        repeat {
            let dataset = take(word: "in") ? try name(.dataset) : nil
            guard current.kind == .row else { throw failure(.tableRow) }
            let header = cells(of: advance())
            var table = SyntaxExample.Table(
                dataset: dataset, header: header.map { SyntaxName(text: $0.text, site: $0.site) }, rows: [])
            while current.kind == .row {
                let token = advance()
                let row = cells(of: token)
                if row.count != header.count {
                    problems.report(.rowWidth(found: row.count, expected: header.count), at: site(of: token))
                } else {
                    table.rows.append(row)
                }
            }
            example.tables.append(table)
        } while isWord("in") && token(1).kind == .word && token(2).kind == .row
    }

    /// The texts between the bars of a row, without the space and quotes around them.
    private func cells(of token: Token) -> [SyntaxExample.Cell] {
        var cells: [SyntaxExample.Cell] = []
        let bytes = source.bytes
        var start = token.range.lowerBound + 1
        for index in start..<max(start, token.range.upperBound) where bytes[index] == UInt8(ascii: "|") {
            var (low, high) = (start, index)
            while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
            while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
            let site = Site(source: source, range: low..<high)
            if high - low >= 2, bytes[low] == UInt8(ascii: "\""), bytes[high - 1] == UInt8(ascii: "\"") {
                (low, high) = (low + 1, high - 1)
            }
            cells.append(SyntaxExample.Cell(text: source.text(low..<high), site: site))
            start = index + 1
        }
        let rest = source.condensed(start..<max(start, token.range.upperBound))
        if !rest.isEmpty || cells.isEmpty {
            problems.report(.openRow, at: Site(source: source, range: start - 1..<max(start, token.range.upperBound)))
        }
        return cells
    }
}
