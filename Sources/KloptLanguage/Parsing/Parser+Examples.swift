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
        var example = SyntaxExample(expected: expected, site: start, content: currentSite)
        if current.kind == .row || isWord("in") && !current.startsLine {
            try readTables(into: &example)
        } else {
            repeat { example.items.append(try exampleItem()) } while take(symbol: ",")
        }
        example.content = site(from: example.content)
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
            return SyntaxExample.Cell(text: takeText(), site: site(from: start))
        case .word where !negative:
            let word = takeText()
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
            var header: [Range<Int>] = []
            readCells(of: advance(), into: &header)
            let names = header.map {
                SyntaxName(text: source.text(source.unquoted($0)), site: Site(source: source, range: $0))
            }
            var table = SyntaxExample.Table(dataset: dataset, header: names, source: source)
            table.cells.reserveCapacity(8 * names.count)
            while current.kind == .row {
                let token = advance()
                let cellsBefore = table.cells.count
                readCells(of: token, into: &table.cells)
                let width = table.cells.count - cellsBefore
                if width != header.count {
                    problems.report(.rowWidth(found: width, expected: header.count), at: site(of: token))
                    table.cells.removeLast(width)
                }
            }
            example.tables.append(table)
        } while isWord("in") && token(1).kind == .word && token(2).kind == .row
    }

    /// What stands between the bars of a row, without the space around it.
    private func readCells(of token: Token, into cells: inout [Range<Int>]) {
        let bytes = source.bytes
        var start = token.range.lowerBound + 1
        let end = max(start, token.range.upperBound)
        let cellsBefore = cells.count
        for index in start..<end where bytes[index] == UInt8(ascii: "|") {
            var (low, high) = (start, index)
            while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
            while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
            cells.append(low..<high)
            start = index + 1
        }
        if start < end && !source.condensed(start..<end).isEmpty || cells.count == cellsBefore {
            problems.report(.openRow, at: Site(source: source, range: start - 1..<end))
        }
    }
}

extension SourceText {
    /// Whether two stretches have the same bytes.
    func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        for offset in 0..<first.count where bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] {
            return false
        }
        return true
    }

    /// What a cell says, without the quotes that may stand around it.
    func unquoted(_ cell: Range<Int>) -> Range<Int> {
        let quote = UInt8(ascii: "\"")
        guard cell.count >= 2, bytes[cell.lowerBound] == quote, bytes[cell.upperBound - 1] == quote else { return cell }
        return cell.lowerBound + 1..<cell.upperBound - 1
    }
}
