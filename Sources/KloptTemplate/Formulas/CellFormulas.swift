import KloptLanguage
import KloptModel
import KloptTables

/// What stands in the cells of a column, as formulas: what a reader of the workbook would make of it.
///
/// A text that is a number in all but form (`12`, `1.484`, `5,0`, `'5`, `<5`) is read as the reader of the workbook does; of
/// rarer notations only that one knows, and here they are not a number. Cells that are validated never hold them.
struct CellFormulas {
    enum State {
        static let empty = 0
        static let present = 1
        static let notApplicable = 2
        static let missingMark = 3
        static let atMost = 5
        static let unreadable = 6
        static let notApplicableNotAllowed = 7
    }

    /// The reference to the cell itself.
    let cell: String
    /// A reference to the state's number.
    let state: String
    /// The number, or the canonical text.
    let value: String
    /// What `<5` is at most.
    let atMost: String
    let column: ColumnSchema

    /// - Parameter list: for a code, the names of the ranges with its spellings and with its canonical names.
    /// - Returns: nil for a type that is not followed here (dates, and quarters outside the key).
    init?(
        _ column: ColumnSchema, cell: String, schema: DatasetSchema, list: (spellings: String, names: String)?,
        helpers: HelperColumns
    ) {
        self.column = column
        self.cell = cell
        let clean = CellFormulas.withPlainSigns("CLEAN(\(cell))", asCount: column.type == .count)
        let text = helpers.define("IF(ISTEXT(\(cell)),TRIM(\(clean)),\"\")", title: "cel \(column.name)")
        let notApplicable = column.allowsNotApplicable ? State.notApplicable : State.notApplicableNotAllowed
        func special(_ text: String, _ otherwise: String) -> String {
            let marks = CellFormulas.isOne(of: schema.missingTexts, text)
            let others = CellFormulas.isOne(of: schema.notApplicableTexts, text)
            return "IF(\(marks),\(State.missingMark),IF(\(others),\(notApplicable),\(otherwise)))"
        }
        switch column.type {
        case .count:
            let unsigned = helpers.define(
                "IF(OR(LEFT(\(text),1)=\"'\",LEFT(\(text),1)=\"+\"),TRIM(MID(\(text),2,30)),\(text))")
            let plain = helpers.define(CellFormulas.withoutZeros(unsigned))
            let grouped = helpers.define(
                "SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(\(plain),\".\",\"\"),\" \",\"\"),\"'\",\"\")")
            let isGrouped = [".", " ", "'"].flatMap { mark in
                let behind = "\"\(mark)\"&RIGHT(\(grouped),3)"
                let millions = "\"\(mark)\"&MID(\(grouped),MAX(LEN(\(grouped))-5,1),3)&\(behind)"
                return [
                    "AND(LEN(\(grouped))<7,\(plain)=LEFT(\(grouped),MAX(LEN(\(grouped))-3,0))&\(behind))",
                    "AND(LEN(\(grouped))>6,\(plain)=LEFT(\(grouped),MAX(LEN(\(grouped))-6,0))&\(millions))",
                ]
            }.joined(separator: ",")
            let number = helpers.define(
                "IF(ISNUMBER(\(cell)),\(cell),IF(\(CellFormulas.isDigits(plain)),VALUE(\(plain)),"
                    + "IF(\(CellFormulas.isDigits(grouped)),IF(AND(LEN(\(grouped))>3,LEN(\(grouped))<10,"
                    + "LEFT(\(plain),1)<>\"0\",OR(\(isGrouped))),VALUE(\(grouped)),\"\"),\"\")))")
            let rest = helpers.define(
                "IF(OR(LEFT(\(text),2)=\"<=\"),TRIM(MID(\(text),3,20)),"
                    + "IF(OR(LEFT(\(text),1)=\"<\",LEFT(\(text),1)=\"≤\"),TRIM(MID(\(text),2,20)),\"\"))")
            atMost = helpers.define(
                "IF(\(CellFormulas.isDigits(rest)),IF(OR(LEFT(\(text),2)=\"<=\",LEFT(\(text),1)=\"≤\"),VALUE(\(rest)),"
                    + "IF(VALUE(\(rest))>0,VALUE(\(rest))-1,\"\")),\"\")")
            value = number
            state =
                "IF(ISERROR(\(cell)),6,IF(ISLOGICAL(\(cell)),6,IF(ISNUMBER(\(cell)),"
                + "IF(AND(\(cell)>=0,\(cell)<=1000000000000,\(cell)=INT(\(cell))),1,6),IF(\(text)=\"\",0,"
                + special(text, "IF(ISNUMBER(\(number)),1,IF(ISNUMBER(\(atMost)),5,6))") + "))))"
        case .number:
            value = helpers.define("IF(ISNUMBER(\(cell)),ROUND(\(cell)*\(Number.columnScale),0),\"\")")
            atMost = "0"
            state =
                "IF(ISERROR(\(cell)),6,IF(ISLOGICAL(\(cell)),6,IF(ISNUMBER(\(cell)),"
                + "IF(ABS(\(cell))<=1000000000000,1,6),IF(\(text)=\"\",0,\(special(text, "6"))))))"
        case .text:
            value = helpers.define("IF(ISNUMBER(\(cell)),\(cell)&\"\",\(text))")
            atMost = "0"
            state =
                "IF(ISERROR(\(cell)),6,IF(ISNUMBER(\(cell)),1,IF(\(text)=\"\",0,\(special(text, "1")))))"
        case .code:
            guard let list else { return nil }
            value = helpers.define(
                "IF(\(text)=\"\",\"\",IFERROR(INDEX(\(list.names),MATCH(\(text),\(list.spellings),0)),\"\"))")
            atMost = "0"
            state =
                "IF(ISERROR(\(cell)),6,IF(ISNUMBER(\(cell)),6,IF(\(text)=\"\",0,IF(\(value)<>\"\",1,"
                + "\(special(text, "6"))))))"
        case .quarter, .period, .date: return nil
        }
    }

    /// With the state in a column of its own: those of a dataset stand side by side, to be counted.
    func defined(in helpers: HelperColumns) -> CellFormulas {
        CellFormulas(self, state: helpers.define(state, title: "cel \(column.name)"))
    }

    private init(_ other: CellFormulas, state: String) {
        (cell, value, atMost, column) = (other.cell, other.value, other.atMost, other.column)
        self.state = state
    }

    // MARK: The number as an interval

    /// What the cell's number is to a rule.
    func number(missing: MissingMode, helpers: HelperColumns) -> FormulaNumber {
        let (low, high): (String, String)
        let floor = column.type == .count ? "0" : Formula.openBelow
        // What cannot be read may be anything, whatever the rule makes of what is not there.
        switch missing {
        case .undecided: (low, high) = (floor, Formula.open)
        case .countsAsZero: (low, high) = unlessUnreadable("0", "0", floor)
        case .between(let from, let to):
            let scale = Number(column.type == .count ? 1 : Number.columnScale)
            func bound(_ number: Number) -> String {
                number.multiplied(by: scale).map { "\($0.approximation)" } ?? Formula.open
            }
            (low, high) = unlessUnreadable(bound(from), bound(to), floor)
        }
        var number = FormulaNumber(
            low: helpers.define("IF(\(state)=1,\(value),IF(\(state)=5,0,\(low)))", title: "cel \(column.name)"),
            high: helpers.define(
                "IF(\(state)=1,\(value),IF(\(state)=5,\(atMost),\(high)))", title: "cel \(column.name)"))
        number.scale = column.type == .count ? 1 : Int128(Number.columnScale)
        number.known = "OR(\(state)=1,\(state)=5)"
        number.special = special
        return number
    }

    var special: String? { column.allowsNotApplicable ? "IF(\(state)=2,2,0)" : nil }

    private func unlessUnreadable(_ low: String, _ high: String, _ floor: String) -> (String, String) {
        ("IF(\(state)=6,\(floor),\(low))", "IF(\(state)=6,\(Formula.open),\(high))")
    }

    // MARK: Texts

    /// With non-breaking spaces as plain ones; in a count also narrow ones, and a curly apostrophe as a straight one.
    private static func withPlainSigns(_ text: String, asCount: Bool) -> String {
        let signs = [("\u{A0}", " "), ("\u{202F}", " "), ("\u{2009}", " "), ("\u{2019}", "'")]
        return signs.prefix(asCount ? signs.count : 1).reduce(text) { "SUBSTITUTE(\($0),\"\($1.0)\",\"\($1.1)\")" }
    }

    /// Without decimals that are nothing: `5,0` and `5.00` are a whole number.
    private static func withoutZeros(_ text: String) -> String {
        func ends(_ ending: String) -> String {
            let length = ending.count + 1
            return "OR(RIGHT(\(text),\(length))=\",\(ending)\",RIGHT(\(text),\(length))=\".\(ending)\")"
        }
        return "IF(\(ends("0")),LEFT(\(text),LEN(\(text))-2),IF(\(ends("00")),LEFT(\(text),LEN(\(text))-3),\(text)))"
    }

    /// Whether a text is up to twelve digits, and nothing else.
    private static func isDigits(_ text: String) -> String {
        let digits = (0...9).map { "\"\($0)\"" }.joined(separator: ",")
        return "AND(LEN(\(text))>0,LEN(\(text))<13,"
            + "SUMPRODUCT(LEN(\(text))-LEN(SUBSTITUTE(\(text),{\(digits)},\"\")))=LEN(\(text)))"
    }

    /// Whether a text is one of those that a dataset declares, without case, points and spaces.
    private static func isOne(of texts: [String], _ cell: String) -> String {
        var tests: [String] = []
        func add(_ test: String) {
            if !tests.contains(test) { tests.append(test) }
        }
        for text in texts {
            add("LOWER(\(cell))=\(Formula.literal(text.lowercased()))")
            if text == "-" { for dash in ["–", "—", "−"] { add("\(cell)=\"\(dash)\"") } }
            if !text.matchKey.isEmpty {
                add("SUBSTITUTE(SUBSTITUTE(LOWER(\(cell)),\".\",\"\"),\" \",\"\")=\(Formula.literal(text.matchKey))")
            }
        }
        return tests.isEmpty ? "FALSE" : "OR(\(tests.joined(separator: ",")))"
    }
}
