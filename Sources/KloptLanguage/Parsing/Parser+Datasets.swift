import KloptModel

/// `dataset … { … }`.
extension Parser {
    static let datasetFields = ColumnRole.words.union([
        "also", "key", "owner", "missing", "not", "totals", "count", "number", "text", "quarter", "period", "date",
        "deadline", "value", "source",
    ])

    private static let columnTypes: Set<String> = ["count", "number", "text", "quarter", "period", "date"]

    mutating func dataset() throws(Abandoned) -> SyntaxDataset {
        var dataset = SyntaxDataset(name: try name(), label: try text())
        header: while true {
            let start = currentSite
            switch currentText {
            case "long" where !dataset.isLong:
                advance()
                dataset.isLong = true
            case "every" where !dataset.isEveryPeriod:
                advance()
                try expect(word: "period")
                dataset.isEveryPeriod = true
            case "valid" where dataset.validity == nil:
                advance()
                dataset.validity = try validity(from: start)
            case let word:
                guard dataset.kind == nil, let kind = DatasetKind(rawValue: word) else { break header }
                advance()
                dataset.kind = kind
            }
        }
        guard isSymbol("{") else {
            let kinds = DatasetKind.allCases.map(\.rawValue)
            throw failure(.oneOf(["long"] + kinds + ["every period", "valid from", "{"]))
        }
        let opening = advance()
        var fields: Set<String> = []
        while !take(symbol: "}") {
            guard current.kind != .end, !startsDeclaration else {
                problems.report(.unclosedBlock, at: site(of: opening))
                return dataset
            }
            do throws(Abandoned) {
                try readField(of: &dataset, seen: &fields)
            } catch {
                resynchronise(at: Parser.datasetFields)
            }
        }
        return dataset
    }

    private mutating func readField(of dataset: inout SyntaxDataset, seen: inout Set<String>) throws(Abandoned) {
        let start = currentSite
        guard current.kind == .word else {
            _ = failure(.oneOf(["key", "count", "owner", "}"]))
            advance()
            throw Abandoned()
        }
        let word = currentText
        // `text plaats "Plaats"`, and `soort soort "Soort"` for a code list: a type, a name and a label.
        if token(1).kind == .word, token(2).kind == .text,
            Parser.columnTypes.contains(word) || !Parser.datasetFields.contains(word)
        {
            return dataset.columns.append(try column())
        }
        guard Parser.datasetFields.contains(word), !Parser.columnTypes.contains(word) else {
            if Parser.columnTypes.contains(word) {
                advance()
                _ = try name(.column)
                throw failure(.text)
            }
            let suggestion = problems.nearest(to: word, among: Parser.datasetFields.sorted())
            problems.report(.unknownField(word, in: .dataset, suggestion: suggestion), at: start)
            advance()
            throw Abandoned()
        }
        advance()
        if !seen.insert(word).inserted { problems.report(.duplicateField(word), at: start) }
        switch word {
        case "also": dataset.aliases = try texts()
        case "key":
            repeat { dataset.key.append(try keyPart()) } while take(symbol: ",")
        case "owner": dataset.owner = try name(.column)
        case "missing": dataset.missingTexts = try texts()
        case "not":
            try expect(word: "applicable")
            dataset.notApplicableTexts = try texts()
        case "totals": dataset.totalsTexts = try texts()
        case "active":
            dataset.roles[word] = try name(.column)
            try expect(word: "to")
            dataset.roles[ColumnRole.until] = try name(.column)
        case "deadline":
            let days = try numberOfDays()
            if !take(word: "day") { try expect(word: "days") }
            try expect(word: "after")
            dataset.deadline = (days, try name(.column), site(from: start))
        case "value": dataset.value = try name(.column)
        case "source": dataset.codebook = try text()
        default: dataset.roles[word] = try name(.column)
        }
    }

    /// `organisatie: text "Organisatie" optional only for soort procent also "…"`.
    private mutating func keyPart() throws(Abandoned) -> SyntaxDataset.KeyPart {
        let column = try name(.column)
        try expect(symbol: ":")
        var part = SyntaxDataset.KeyPart(name: column, type: try name(.type))
        if current.kind == .text { part.label = try text() }
        while true {
            if take(word: "optional") {
                part.isOptional = true
            } else if take(words: "only", "for") {
                let other = try name(.column)
                var values = [try name(.code)]
                while isSymbol(","), token(1).kind == .word, !isSymbol(":", ahead: 2) {
                    advance()
                    values.append(try name(.code))
                }
                part.onlyFor = (other, values)
            } else if isWord("also"), token(1).kind == .text, !current.startsLine {
                advance()
                part.aliases = try texts()
            } else {
                return part
            }
        }
    }

    // MARK: Columns

    private mutating func column() throws(Abandoned) -> SyntaxDataset.Column {
        let type = try name(.type)
        var column = SyntaxDataset.Column(type: type, name: try name(.column), label: try text())
        var seen: Set<String> = []
        while current.kind == .word, continuesColumn {
            let start = currentSite
            let word = currentText
            if !seen.insert(word).inserted { problems.report(.duplicateField(word), at: start) }
            try readOption(of: &column)
        }
        return column
    }

    /// Whether a word is an option of the column at hand, perhaps a misspelled one, and not the dataset's next field.
    private var continuesColumn: Bool {
        switch currentText {
        case "short", "about": return token(1).kind == .text
        case "by", "optional": return true
        case "part": return isWord("of", ahead: 1)
        case "adds": return isWord("up", ahead: 1)
        case "may": return isWord("be", ahead: 1)
        case "valid": return isWord("from", ahead: 1) || isWord("to", ahead: 1)
        case "also": return !current.startsLine
        default:
            let startsField = Parser.datasetFields.contains(currentText)
            let startsColumn = token(1).kind == .word && token(2).kind == .text
            return !current.startsLine && !startsField && !startsColumn
        }
    }

    private mutating func readOption(of column: inout SyntaxDataset.Column) throws(Abandoned) {
        let start = currentSite
        switch currentText {
        case "short":
            advance()
            column.short = try text()
        case "by":
            advance()
            column.breakdowns = try names(.breakdown)
        case "part":
            advance()
            try expect(word: "of")
            column.wholes = try names(.column)
        case "adds":
            advance()
            try expect(word: "up")
            try expect(word: "to")
            let atMost = take(words: "at", "most")
            column.addsUpTo = (try name(.column), atMost)
        case "optional":
            advance()
            column.isOptional = true
        case "may":
            advance()
            for word: StaticString in ["be", "not", "applicable"] { try expect(word: word) }
            column.allowsNotApplicable = true
        case "valid":
            advance()
            column.validity = try validity(from: start)
        case "also":
            advance()
            column.aliases = try texts()
        case "about":
            advance()
            column.about = try text()
        default:
            let options = ["short", "by", "part", "adds", "optional", "may", "valid", "also", "about"]
            let suggestion = problems.nearest(to: currentText, among: options)
            problems.report(.unknownField(currentText, in: .column, suggestion: suggestion), at: start)
            advance()
            throw Abandoned()
        }
    }
}
