import KloptModel
import Testing

@testable import KloptTables

@Suite("Reading a cell")
struct CellTests {
    static let pool = TextPool()

    static func reader(_ type: ColumnType, allowsNotApplicable: Bool = false) -> CellReader {
        let isCode = if case .code = type { true } else { false }
        return CellReader(
            type: type, allowsNotApplicable: allowsNotApplicable, special: SpecialTexts(Fixture.datasets[0]),
            codes: isCode ? CodeMatcher(list: Fixture.regions, pool: pool) : nil, pool: pool)
    }

    @Test(
        "A count in any Dutch spelling is its number",
        arguments: [
            ("0", 0), ("12", 12), ("007", 7), (" 12 ", 12), ("1.484", 1484), ("1 484", 1484), ("1\u{A0}484", 1484),
            ("1\u{202F}484", 1484), ("1\u{2009}484", 1484), ("1'484", 1484), ("1’484", 1484), ("+5", 5), ("12,0", 12),
            ("12.0", 12), ("12,00", 12), ("1.484.000", 1_484_000), ("1.484,0", 1484), ("1,484.0", 1484), ("'12", 12),
            ("\"12\"", 12), ("-0", 0), ("1000000000000", 1_000_000_000_000), ("0000000000000000000000012", 12),
            ("12.000", 12000), ("1,484,000", 1_484_000),
        ])
    func count(text: String, value: Int64) {
        #expect(Self.reader(.count).read(text) == CellReading(value: value, state: .present))
    }

    @Test(
        "What is no count is a problem, and never a guess",
        arguments: [
            ("-5", CellProblem.Kind.negative), ("−5", .negative), ("-12,5", .negative), ("12,5", .notWhole),
            ("12.5", .notWhole), ("0,484", .unreadable), ("1,484", .unreadable), ("1,000", .unreadable),
            ("(5)", .unreadable),
            ("5-", .unreadable), ("twaalf", .unreadable), ("12 5", .unreadable), ("1.48", .notWhole),
            ("1..4", .unreadable),
            ("12.3456", .notWhole), ("35%", .unreadable), ("#REF!", .errorValue), ("#N/B", .errorValue),
            ("#DIV/0!", .errorValue), ("#WAARDE!", .errorValue), ("#VALUE!", .errorValue), ("####", .errorValue),
            ("1000000000001", .outOfRange), ("99999999999999999999999999", .outOfRange), ("1E+05", .unreadable),
            ("½", .unreadable), ("0x10", .unreadable), ("+", .unreadable), (">5", .unreadable), ("<0", .unreadable),
            ("<x", .unreadable), ("١٢", .unreadable), ("1.4845.000", .unreadable),
        ])
    func badCount(text: String, problem: CellProblem.Kind) {
        #expect(Self.reader(.count).read(text) == .unreadable(problem))
    }

    @Test(
        "A masked count is an upper bound",
        arguments: [
            ("<5", 4), ("< 5", 4), ("minder dan 5", 4), ("Minder dan 5", 4), ("<=5", 5),
            ("≤5", 5), ("≤ 5", 5), ("< 1.000", 999), ("<1", 0),
        ])
    func masked(text: String, bound: Int64) {
        #expect(Self.reader(.count).read(text) == CellReading(value: bound, state: .atMost, problem: .masked))
    }

    @Test(
        "An empty cell is missing", arguments: ["", " ", "\u{A0}"])
    func empty(text: String) {
        for type in [ColumnType.count, .number, .text, .quarter, .code(list: "regio")] {
            #expect(Self.reader(type).read(text) == .missing)
        }
    }

    @Test(
        "The dataset's texts are missing, and an issue can say what stands there",
        arguments: ["-", "–", "onbekend", "Onbekend", "ONBEKEND "])
    func missing(text: String) {
        for type in [ColumnType.count, .number, .text, .quarter, .code(list: "regio")] {
            #expect(Self.reader(type).read(text) == CellReading(state: .missing, problem: .missingMark))
        }
    }

    @Test(
        "Not applicable is accepted only where the column allows it", arguments: ["n.v.t.", "nvt", "N.V.T.", "n.v.t"])
    func notApplicable(text: String) {
        #expect(Self.reader(.count, allowsNotApplicable: true).read(text) == CellReading(state: .notApplicable))
        #expect(
            Self.reader(.count).read(text) == CellReading(state: .missing, problem: .notApplicableNotAllowed))
    }

    @Test(
        "A decimal keeps how precisely it was written",
        arguments: [
            ("35", 0), ("35%", 0), ("35,0", 1), ("35,0 %", 1), ("35.40", 2), ("1.484", 0), ("1.484,5", 1), ("-7,0", 1),
            ("35,", nil), ("x", nil),
        ] as [(String, UInt8?)])
    func decimals(text: String, count: UInt8?) {
        let reading = Self.reader(.number).read(text)
        #expect((reading.state == .present ? reading.decimals : nil) == count)
    }

    @Test(
        "A decimal is stored in millionths",
        arguments: [
            ("35,4%", 35_400_000), ("35,4 %", 35_400_000), ("35,4", 35_400_000), ("35.4", 35_400_000),
            ("1.484,5", 1_484_500_000), ("1.484", 1_484_000_000), ("0.484", 484_000), ("1,484", 1_484_000),
            ("-3,5", -3_500_000), ("−3,5", -3_500_000), ("12", 12_000_000), ("0,000001", 1), ("1,1000000", 1_100_000),
        ])
    func decimal(text: String, value: Int64) {
        let reading = Self.reader(.number).read(text)
        #expect(reading.value == value)
        #expect(reading.state == .present)
        #expect(reading.problem == nil)
    }

    @Test(
        "A decimal that does not fit is out of range",
        arguments: ["0,0000001", "1000000000001", "123456789012345678901"])
    func decimalOutOfRange(text: String) {
        #expect(Self.reader(.number).read(text) == .unreadable(.outOfRange))
    }

    @Test(
        "A quarter in every spelling",
        arguments: [
            "2025-Q2", "2025Q2", "Q2 2025", "2025-K2", "2025 k2", "kwartaal 2 2025", "Kwartaal 2, 2025",
            "2e kwartaal 2025",
            "2de kwartaal van 2025", "2025 kw2", "K2-2025", "tweede kwartaal 2025", "2025 kwartaal 2",
            "2025, 2e kwartaal",
            "2nd quarter 2025", " 2025-Q2\u{A0}", "q2-2025", "2025_Q2",
        ])
    func quarter(text: String) throws {
        let period = try #require(Period(year: 2025, quarter: 2))
        #expect(Self.reader(.quarter).read(text) == CellReading(value: period.rawValue, state: .present))
    }

    @Test(
        "A date where a quarter belongs is read as its quarter, and said",
        arguments: [
            "2025-04-01", "01-04-2025", "1-4-2025", "30/06/2025", "2025-05-15 00:00:00", "1 april 2025", "april 2025",
            "Q2 '25",
            "1.4.2025",
        ])
    func dateAsQuarter(text: String) throws {
        let period = try #require(Period(year: 2025, quarter: 2))
        #expect(
            Self.reader(.quarter).read(text)
                == CellReading(value: period.rawValue, state: .present, problem: .nearSpelling(readAs: "2025-Q2")))
    }

    @Test(
        "What is no quarter is unreadable",
        arguments: [
            "2025", "2025-Q5", "Q0 2025", "2025-Q22", "2025-13-01", "31-02-2025", "2025-2", "Q2", "kwartaal", "1825-Q1",
            "2025-Q2 of Q3",
            "20250401", "45748",
        ])
    func badQuarter(text: String) {
        #expect(Self.reader(.quarter).read(text) == .unreadable(.unreadable))
    }

    @Test(
        "A date is read in any Dutch spelling, the day before the month",
        arguments: [
            "2025-04-01", "1-4-2025", "01/04/2025", "1.4.2025", "1 april 2025", "1 APR 2025", "01-apr-2025", "2025/4/1",
            "2025-04-01 00:00:00", "2025-04-01T00:00:00", "'2025-04-01", "\"1-4-2025\"", " 1-4-2025 ",
        ])
    func date(text: String) throws {
        let date = try #require(CalendarDate(year: 2025, month: 4, day: 1))
        #expect(Self.reader(.date).read(text) == CellReading(value: date.days, state: .present))
    }

    @Test(
        "What is no date, or an impossible one, is a problem",
        arguments: [
            "31 februari 2025", "29-2-2025", "2025-02-29", "4-31-2025", "2025-13-01", "1-4-25", "april 2025", "2025-Q2",
            "2025", "45748", "1-4-2025?", "<1-4-2025", "1-4-2025 (schatting)", "1-4-2025 t/m 3-4-2025", "gisteren",
            "1-4-1599",
        ])
    func badDate(text: String) {
        #expect(Self.reader(.date).read(text) == .unreadable(.unreadable))
    }

    @Test("A leap day is a date in leap years only")
    func leapDay() throws {
        let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
        #expect(Self.reader(.date).read("29-2-2024") == CellReading(value: date.days, state: .present))
        #expect(Self.reader(.quarter).read("29-2-2024").state == .present)
        #expect(Self.reader(.quarter).read("29-2-2025") == .unreadable(.unreadable))
    }

    @Test("Missing and not applicable hold for dates too", arguments: ["", "-", "onbekend"])
    func missingDate(text: String) {
        #expect(Self.reader(.date).read(text).state == .missing)
        #expect(Self.reader(.date, allowsNotApplicable: true).read("n.v.t.") == CellReading(state: .notApplicable))
    }

    @Test("A period may be a year")
    func year() throws {
        let year = try #require(Period(year: 2024))
        #expect(Self.reader(.period).read("2024") == CellReading(value: year.rawValue, state: .present))
    }

    @Test(
        "A code by name, code or alias, whatever its case, accents and punctuation",
        arguments: [
            ("Twente", "Twente"), ("TWENTE", "Twente"), ("twente ", "Twente"), ("Fryslân", "Friesland"),
            ("fryslan", "Friesland"),
            ("Gooi en Vechtstreek", "Gooi & Vechtstreek"), ("gooi", "Gooi & Vechtstreek"),
            ("Noord Limburg", "Noord-Limburg"),
            ("noord_limburg", "Noord-Limburg"), ("NoordLimburg", "Noord-Limburg"),
        ])
    func code(text: String, name: String) {
        #expect(
            Self.reader(.code(list: "regio")).read(text)
                == CellReading(value: Self.pool.number(of: name), state: .present))
    }

    @Test(
        "A near spelling of a code is read, and said",
        arguments: [
            ("Twennte", "Twente"), ("Freisland", "Friesland"), ("Noord-Limbrug", "Noord-Limburg"),
            ("Gooi- & Vechtstrek", "Gooi & Vechtstreek"),
        ])
    func nearCode(text: String, name: String) {
        #expect(
            Self.reader(.code(list: "regio")).read(text)
                == CellReading(value: Self.pool.number(of: name), state: .present, problem: .nearSpelling(readAs: name))
        )
    }

    @Test(
        "What is near nothing, or near two codes, is unknown",
        arguments: ["Brussel", "Limburg", "Twn", "?"])
    func unknownCode(text: String) {
        #expect(Self.reader(.code(list: "regio")).read(text) == .unreadable(.unknownCode(suggestion: nil)))
    }

    @Test(
        "Another direction is another region, and a region's own word is no misspelling of another",
        arguments: [
            ("Oost-Brabant", nil), ("Zuidwest Brabant", "West-Brabant"), ("Noordwest-Brabant", "West-Brabant"),
            ("Rijnland", "Holland-Rijnland"), ("Amsterdam", "Groot-Amsterdam"), ("Regio Zwolle", "Zwolle"),
            ("Zwolle (4)", "Zwolle"), ("Zwolle 2", "Zwolle"), ("Brabant", nil),
        ])
    func otherCodes(text: String, suggestion: String?) {
        let list = Self.list([
            "West-Brabant", "Zuidoost-Brabant", "Noordoost-Brabant", "Rijnmond", "Holland-Rijnland", "Groot-Amsterdam",
            "Zwolle",
        ])
        let reader = CellReader(
            type: .code(list: "regio"), allowsNotApplicable: false, special: SpecialTexts(Fixture.datasets[0]),
            codes: CodeMatcher(list: list, pool: Self.pool), pool: Self.pool)
        #expect(reader.read(text) == .unreadable(.unknownCode(suggestion: suggestion)))
    }

    @Test(
        "A misspelled direction is still a near spelling", arguments: ["Wset-Brabant", "Nordoost-Brabant", "Rijnmnd"])
    func misspelledDirection(text: String) {
        let matcher = CodeMatcher(
            list: Self.list(["West-Brabant", "Noordoost-Brabant", "Zuidoost-Brabant", "Rijnmond"]), pool: Self.pool)
        guard case .near = matcher.match(text) else {
            Issue.record("\(text) is \(matcher.match(text))")
            return
        }
    }

    private static func list(_ names: [String]) -> CodeList {
        CodeList(
            name: "regio", label: Localized("Regio"),
            entries: names.map { CodeList.Entry(code: $0.lowercased(), name: $0, label: Localized($0)) },
            acceptsNearSpelling: true)
    }

    @Test("Runs of spaces in a text are one space", arguments: ["GGZ  07", "GGZ \u{A0} 07", " GGZ 07 "])
    func singleSpaces(text: String) {
        #expect(Self.reader(.text).read(text).value == Self.pool.number(of: "GGZ 07"))
    }

    @Test("A list that accepts no near spelling only suggests one")
    func suggestion() {
        var list = Fixture.regions
        list.acceptsNearSpelling = false
        let matcher = CodeMatcher(list: list, pool: TextPool())
        #expect(matcher.match("Twennte") == .unknown(suggestion: 0))
    }

    @Test("A free text is trimmed and keeps its words")
    func freeText() {
        let reading = Self.reader(.text).read("  GGZ\u{A0}07 's-Gravenhage ")
        #expect(Self.pool.text(reading.value) == "GGZ 07 's-Gravenhage")
    }

    @Test("A cell longer than a spreadsheet allows is unreadable")
    func tooLong() {
        #expect(Self.reader(.text).read(String(repeating: "é", count: 32_767)).state == .present)
        #expect(Self.reader(.text).read(String(repeating: "é", count: 32_768)) == .unreadable(.unreadable))
    }

    @Test(
        "Match keys fold case, accents and punctuation, and keep what tells names apart",
        arguments: [
            ("Lopend, UWV", "lopenduwv"), ("Beëindigd_met werk", "beeindigdmetwerk"), ("Gooi & Vecht", "gooienvecht"),
            ("lopend %", "lopendprocent"), ("< 6 maanden", "lt6maanden"), ("ÀÉÎÕÜ ß ø æ ÿ ĳ Ž", "aeiouss" + "oaeyijz"),
            ("-", ""),
            ("Ελλ", "ελλ"),
        ])
    func matchKey(text: String, key: String) {
        #expect(text.matchKey == key)
    }
}
