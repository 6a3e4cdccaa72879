import Foundation
import KloptModel
import Testing

@testable import KloptLanguage

/// Given this text, expect these diagnostics: `⟦…⟧` marks where each of them points, in order.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    var code: String
    var text: String
    /// Instead of the trial pack.
    var pack: String?

    init(_ code: String, _ text: String, pack: String? = nil) {
        self.code = code
        self.text = text
        self.pack = pack
    }

    var testDescription: String { code + ": " + text.prefix(60).replacing("\n", with: " ") }

    static func rule(_ code: String, _ lines: String, forEach: String = "ips") -> DiagnosticCase {
        DiagnosticCase(code, "rule proef \"Proef\" {\n  for each \(forEach)\n  \(lines)\n}\n")
    }

    static func dataset(_ code: String, _ lines: String, header: String = "x \"X\"") -> DiagnosticCase {
        DiagnosticCase(code, "dataset \(header) {\n  \(lines)\n}\n")
    }

    /// Figures of `publicatie` from `wabz`, with these lines besides.
    static func figures(_ code: String, _ lines: String, header: String = "figures publicatie from wabz")
        -> DiagnosticCase
    {
        DiagnosticCase(
            code,
            """
            \(header) {
              period periode
              series traject
              area regio, all landelijk
              measure maat, categorie
              kind soort, count aantal
              count lopend
              \(lines)
            }

            """)
    }

    static let deep = String(repeating: "(", count: 101)

    static let reading: [DiagnosticCase] = [
        .rule("R101", "holds lopend >= 0 ⟦§⟧"),
        .rule("R101", "holds lopend ⟦==⟧ 10"),
        .rule("R101", "holds lopend ⟦<>⟧ 10 ⟦&&⟧ ooit ⟦≥⟧ 3 − 1".replacing("−", with: "⟦−⟧")),
        .rule("R101", "holds lopend >= 0\n  why ⟦“⟧gekruld” en ⟦„⟧curly\""),
        .rule("R102", "holds lopend >= 0\n  why ⟦\"geen einde⟧"),
        .rule("R103", "holds lopend >= 0\n  why \"een ⟦\\t⟧ tab\""),
        .rule("R104", "holds lopend >= ⟦\(String(repeating: "9", count: 40))⟧"),
        .rule("R105", "valid from ⟦2025-Q7⟧\n  holds lopend >= 0"),
        .rule("R105", "off from ⟦1850-01-01⟧ because \"x\"\n  holds lopend >= 0"),
        .rule("R121", "off from ⟦2025-13-01⟧ because \"x\"\n  holds lopend >= 0"),
        .rule("R121", "holds quarter_of(⟦2025-02-31⟧) = kwartaal"),
        .rule("R107", "holds lopend >= ⟦*⟧ 3"),
        .rule("R107", "holds lopend >= (1 + 2\n  ⟦severity⟧ error"),
        .rule("R107", "severity ⟦zwaar⟧\n  holds lopend >= 0"),
        .rule("R107", "holds lopend in ⟦)⟧"),
        .rule("R107", "holds lopend = 1 rounded to ⟦9⟧ decimals"),
        .rule("R107", "holds previous(lopend, ⟦0⟧) >= 0"),
        .rule("R107", "holds sum(lopend ⟦per⟧ regio) >= 0"),
        .rule("R107", "holds hb(lopend, ooit, ⟦v⟧ 3) >= 0"),
        .rule("R107", "missing ⟦whatever⟧\n  holds lopend >= 0"),
        .rule("R107", "holds lopend >= 0\n  passes lopend ⟦+⟧ 3"),
        .rule("R107", "holds lopend >= 0\n  fails in ips\n  ⟦why⟧ \"x\""),
        DiagnosticCase("R107", "rule ⟦\"zonder naam\"⟧ { }\n"),
        DiagnosticCase("R107", "⟦}⟧\n"),
        DiagnosticCase("R107", "dataset x ⟦{⟧ key a: text }\n"),
        .rule("R107", "⟦severity⟧ error\n  holds lopend >= 0", forEach: ""),
        .rule("R108", "holds \(String(repeating: "(", count: 99))(⟦(⟧\(String(repeating: "(", count: 50))1"),
        .rule(
            "R108",
            "holds ⟦lopend\(String(repeating: " + ooit", count: 150))⟧\(String(repeating: " + 1", count: 9)) > 0"),
        .rule("R109", "holds 0 <= lopend ⟦<=⟧ 10"),
        .rule("R110", "holds lopend >= 0\n  ⟦severty⟧ error"),
        .rule("R110", "holds lopend >= 0 ⟦andd⟧ ooit >= 0"),
        .rule("R110", "holds lopend >= 0\n  tolerance 2 ⟦of⟧ 10%"),
        .dataset("R110", "key a: text\n  ⟦ownr⟧ a"),
        .dataset("R110", "key a: text\n  count b \"B\" ⟦optionel⟧"),
        .rule("R111", "holds lopend >= 0\n  ⟦holds⟧ ooit >= 0"),
        .rule("R111", "holds lopend >= 0\n  tolerance 2 or ⟦3⟧"),
        DiagnosticCase("R112", "⟦rul⟧ proef \"x\" { }\n"),
        .rule("R113", "holds lopend >= 0\n  say \"⟦{lopend⟧\""),
        .rule("R113", "holds lopend >= 0\n  say \"lopend⟦}⟧\""),
        DiagnosticCase("R114", "rule a \"A\" ⟦{⟧\n  for each ips\n  holds lopend >= 0\n"),
        DiagnosticCase("R114", "dataset a \"A\" ⟦{⟧\n  key k: text\nrule b \"B\" { for each ips holds lopend >= 0 }\n"),
        .rule("R115", "holds lopend >= 0\n  passes\n    | lopend | ooit |\n    ⟦| 1 |⟧"),
        .rule("R116", "holds lopend >= 0\n  passes\n    | lopend |\n    | 1 ⟦| 2⟧"),
        DiagnosticCase("R118", "define ⟦figure⟧ for each publicatie, ips = 1\n"),
        .rule("R119", "missing between ⟦5 and 2⟧\n  holds lopend >= 0"),
        .rule("R120", "holds lopend > ⟦1,5⟧"),
        .rule("R120", "holds (lopend in 0..⟦1,5⟧) and ooit > 0"),
        .rule("R120", "holds lopend = ooit\n  tolerance ⟦1,5%⟧"),
        .rule("R120", "holds lopend > 0\n  passes lopend ⟦1,5⟧, ooit 2"),
        .rule("R120", "let x = ⟦1,5⟧\n  holds lopend > x"),
    ]

    static let packs: [DiagnosticCase] = [
        DiagnosticCase("R201", "", pack: "⟦⟧codes a \"A\" { b \"B\" }"),
        DiagnosticCase("R202", "pack ⟦proef⟧ \"Nog een\" version \"2\"\n"),
        DiagnosticCase("R202", "codes ⟦soort⟧ \"Soort\" { a \"A\" }\n"),
        DiagnosticCase("R202", "breakdown ⟦type⟧ \"Type\" { a \"A\" }\n"),
        DiagnosticCase("R202", "breakdown nieuw \"Nieuw\" { a \"A\" ⟦a⟧ \"B\" }\n"),
        .dataset("R202", "key a: text\n  count b \"B\"\n  text ⟦b⟧ \"B\""),
        DiagnosticCase("R202", "dataset ⟦wabz⟧ \"W\" { key a: text }\n"),
        DiagnosticCase(
            "R202",
            "rule a \"A\" { for each ips holds lopend >= 0 }\nrule ⟦a⟧ \"A\" { for each ips holds lopend >= 0 }\n"),
        DiagnosticCase(
            "R202",
            "rule a \"A\" { for each ips holds lopend >= 0 }\nrule b \"B\" replaces ⟦a⟧ { for each ips holds ooit >= 0 }\n"
        ),
        .rule("R202", "let x = 1\n  let ⟦x⟧ = 2\n  holds lopend >= x"),
        DiagnosticCase("R202", "define x for each ips = lopend\ndefine ⟦x⟧ for each ips, wabz = lopend\n"),
        DiagnosticCase("R203", "include ⟦\"regel.klopt\"⟧\n"),
        DiagnosticCase("R203", "include ⟦\"../buiten.klopt\"⟧\n"),
        DiagnosticCase("R204", "include ⟦\"regels.klopt\"⟧\n"),
        DiagnosticCase("R205", "include \"a-pack.klopt\"\ninclude ⟦\"a-pack.klopt\"⟧\n"),
        DiagnosticCase("R206", "codes x \"X\" from ⟦\"geen.csv\"⟧ { code code }\n"),
        DiagnosticCase("R207", "codes x \"X\" from \"regios.csv\" { code code name ⟦nam⟧ }\n"),
        DiagnosticCase("R208", "codes x \"X\" from ⟦\"dubbel.csv\"⟧ { code code }\n"),
        .dataset("R209", "key a: text\n  count b \"B\" by ⟦financieringg⟧"),
        DiagnosticCase("R209", "rule a \"A\" { for each ⟦ipss⟧ holds lopend >= 0 }\n"),
        DiagnosticCase("R209", "switch off ⟦ips.lopend.stadum⟧ from 2025-Q1 because \"x\"\n"),
        .rule("R209", "holds dataset = ⟦ibs⟧"),
        .dataset("R210", "key a: text\n  owner ⟦b⟧"),
        .dataset("R210", "key a: text\n  count b \"B\" part of ⟦c⟧"),
        .dataset("R210", "key a: text, b: period only for ⟦c⟧ d"),
        .rule("R210", "holds lopend >= 0\n  measures ⟦loopend⟧"),
        .rule("R210", "holds exists deelnemers(⟦organisatoe⟧ organisatie)"),
        .dataset("R211", "key a: text\n  ⟦gebeid⟧ b \"B\""),
        .dataset("R212", "key a: text\n  count b \"B\" part of ⟦c⟧\n  count c \"C\" part of ⟦b⟧"),
        .dataset("R212", "key a: text\n  count b \"B\" part of ⟦b⟧"),
        .rule("R213", "⟦valid from 2025-Q2 to 2025-Q1⟧\n  holds lopend >= 0"),
        .dataset("R213", "key a: text", header: "x \"X\" ⟦valid from 2025 to 2024⟧"),
        .rule("R214", "⟦valid to 2023-Q2⟧\n  holds lopend >= 0"),
        DiagnosticCase("R215", "dataset ⟦x⟧ \"X\" { count a \"A\" }\n"),
        DiagnosticCase("R216", "dataset ⟦x⟧ \"X\" long { key a: text number b \"B\" }\n"),
        DiagnosticCase("R216", "dataset ⟦x⟧ \"X\" roster { key a: text delivers a }\n"),
        DiagnosticCase("R216", "dataset ⟦x⟧ \"X\" receipts { key a: text, b: quarter, c: date owner a }\n"),
        DiagnosticCase("R216", "dataset ⟦x⟧ \"X\" receipts { key a: text, b: quarter, c: date received c }\n"),
        DiagnosticCase("R216", "dataset ⟦x⟧ \"X\" receipts { key a: text, c: date owner a received c }\n"),
        .dataset("R217", "key a: text\n  delivers ⟦a⟧"),
        .dataset("R217", "key a: text, b: date\n  received ⟦b⟧"),
        .dataset("R217", "key a: text, b: quarter\n  ⟦deadline 45 days after b⟧"),
        DiagnosticCase(
            "R217", "dataset x \"X\" receipts { key a: text, b: quarter, c: date owner a received c contact ⟦a⟧ }\n"),
        .dataset("R217", "key a: text\n  number b \"B\"\n  value ⟦b⟧"),
        DiagnosticCase(
            "R218", "breakdown ⟦veel⟧ \"Veel\" { \((0...100).map { "a\($0) \"\($0)\"" }.joined(separator: " ")) }\n"),
        .dataset(
            "R219", "key a: text\n  count b \"B\"\n  count c \"C\" by type adds up to b\n  count d \"D\" part of ⟦c⟧"),
        .dataset("R220", "key a: text\n  count b \"B\"\n  count ⟦c⟧ \"C\" adds up to b"),
        DiagnosticCase("R221", "codes ⟦leeg⟧ \"Leeg\" { }\n"),
        DiagnosticCase("R221", "breakdown ⟦leeg⟧ \"Leeg\" { }\n"),
        DiagnosticCase("R222", "codes x \"X\" { a \"A\" also \"c\" ⟦b⟧ \"B\" also \"C\" }\n"),
        .dataset("R223", "key a: text\n  number ⟦b⟧ \"B\" by type"),
        .dataset("R223", "key a: text\n  count b \"B\" part of ⟦a⟧"),
        DiagnosticCase("R224", "dataset x \"X\" long { key a: text text b \"B\" value ⟦b⟧ }\n"),
        .dataset("R224", "key a: text, b: period only for ⟦a⟧ c"),
        .dataset("R224", "key a: quarter\n  owner ⟦a⟧"),
        DiagnosticCase("R224", "dataset x \"X\" receipts { key a: text, b: quarter owner a received ⟦b⟧ }\n"),
        DiagnosticCase(
            "R224",
            """
            dataset x "X" explanations { key a: text, b: text text c "C" optional date d "D"
              owner a explains b reason ⟦c⟧ author b expires d }

            """),
        DiagnosticCase(
            "R216",
            """
            dataset ⟦x⟧ "X" explanations { key a: text, b: text text c "C" date d "D"
              owner a explains b reason c author b }

            """),
        DiagnosticCase(
            "R224",
            "dataset x \"X\" receipts { key a: text, c: date owner a received c deadline 9 days after ⟦c⟧ }\n"),
        .dataset("R224", "key a: text, b: date\n  owner ⟦b⟧"),
        .dataset("R224", "key a: text\n  count b \"B\"\n  owner ⟦b⟧"),
        DiagnosticCase(
            "R224",
            """
            dataset x "X" roster {
              key a: text, van: quarter
              owner a
              quarter tot "Tot" optional
              date dag "Dag" optional
              delivers a
              active van to tot
              named ⟦tot⟧
              contact ⟦dag⟧
              successor ⟦van⟧
            }

            """),
    ]

    static let figures: [DiagnosticCase] = [
        .figures("R110", "⟦percentage⟧ lopend of lopend"),
        .figures("R107", "against tov\n  change lopend against previous ⟦month⟧"),
        .figures("R111", "⟦period⟧ periode"),
        .figures("R202", "⟦count lopend = beeindigd⟧"),
        .figures("R209", "", header: "figures publicatie from ⟦wabs⟧"),
        .figures("R209", "count beeindigd for ⟦ips⟧"),
        .figures("R209", "count beeindigd only in ⟦wabz⟧ = lopend"),
        .figures("R210", "mark ⟦merk⟧"),
        .figures("R224", "mark ⟦waarde⟧"),
        DiagnosticCase("R226", "figures ⟦publicatie⟧ from wabz { period periode }\n"),
        .figures("R304", "count beeindigd = ⟦beindigd⟧"),
        .figures("R305", "count ⟦gestart⟧ = lopend"),
        .figures("R305", "total ⟦totaal⟧ of wabz for lopend"),
        .figures("R306", "count beeindigd = ⟦regio⟧"),
        DiagnosticCase("R315", "figures ⟦ips⟧ from wabz { count lopend }\n"),
        .figures("R330", "⟦percent⟧ beeindigd of lopend"),
        .figures("R330", "⟦change⟧ lopend against previous year"),
    ]

    static let rules: [DiagnosticCase] = [
        DiagnosticCase("R301", "rule ⟦a⟧ { for each ips holds lopend >= 0 }\n"),
        DiagnosticCase("R301", "rule ⟦a⟧ \"A\" { holds 1 > 0 }\n"),
        DiagnosticCase("R301", "rule ⟦a⟧ \"A\" { for each ips }\n"),
        .rule("R302", "holds lopend >= 0\n  ⟦value⟧ lopend"),
        DiagnosticCase("R303", "rule ⟦ips.lopend.stadium⟧ \"A\" { for each ips holds lopend >= 0 }\n"),
        .rule("R304", "holds ⟦loopend⟧ >= 0"),
        .rule("R304", "holds lopend >= ⟦previos⟧"),
        .rule("R305", "holds regio != ⟦drente⟧"),
        .rule("R305", "holds regio in (drenthe, ⟦\"Zwole\"⟧)"),
        .rule("R305", "holds figure(soort ⟦procnt⟧) >= 0", forEach: "publicatie"),
        .dataset("R305", "key s: soort, b: period only for s ⟦aantl⟧"),
        .rule("R305", "holds lopend >= 0\n  passes lopend 1, regio ⟦\"Zwole\"⟧"),
        .rule("R306", "holds ⟦organisatie⟧ + 1 > 0"),
        .rule("R306", "holds ⟦lopend⟧"),
        .rule("R306", "holds ⟦lopend⟧ and ooit > 0"),
        .rule("R306", "holds abs(⟦organisatie⟧) > 0"),
        .rule("R306", "holds ⟦organisatie⟧ in 1..2"),
        .rule("R306", "holds exists deelnemers(van ⟦lopend⟧)"),
        .rule("R307", "holds ⟦lopend = organisatie⟧"),
        .rule("R307", "holds ⟦regio < drenthe⟧"),
        .rule("R307", "holds kwartaal in (2025-Q1, ⟦lopend⟧)"),
        .rule("R308", "holds ⟦abs⟧(lopend, ooit) > 0"),
        .rule("R308", "holds ⟦lowest⟧(lopend) > 0"),
        .rule("R309", "holds ⟦abz⟧(lopend) > 0"),
        .rule("R310", "holds ⟦waarde⟧ > 0", forEach: "rapport, periode of publicatie"),
        .rule("R310", "holds sum(waarde by ⟦regio⟧) > 0", forEach: "rapport of publicatie"),
        DiagnosticCase("R310", "define figure for each publicatie where maat = lopend = ⟦waarde⟧\n"),
        DiagnosticCase("R311", "define ⟦a⟧ for each ips = b + 1\ndefine ⟦b⟧ for each ips = a + 1\n"),
        .rule("R312", "holds lopend / ⟦0⟧ > 1"),
        .rule("R313", "holds ⟦lopend = lopend⟧"),
        .rule("R313", "when ⟦1 > 2⟧\n  holds lopend >= 0"),
        .rule("R314", "holds ⟦previous(van)⟧ <= van", forEach: "deelnemers"),
        .rule("R314", "holds count(⟦in first quarter⟧ where van <= period) = 0", forEach: "deelnemers"),
        .rule("R315", "holds ⟦figure()⟧ >= 0"),
        DiagnosticCase("R315", "define figure for each ⟦ips⟧ = 1\n"),
        .rule("R316", "⟦expect one record in {organisatie} of regio⟧"),
        .rule("R317", "holds lopend >= 0\n  passes ⟦loopend⟧ 3"),
        .rule("R317", "holds lopend >= 0\n  passes\n    | ⟦loopend⟧ |\n    | 3 |"),
        .rule("R318", "holds lopend >= 0\n  passes lopend ⟦\"drie\"⟧"),
        .rule("R318", "holds lopend >= 0\n  passes lopend 3, kwartaal ⟦2025⟧"),
        .rule("R318", "holds lopend >= 0\n  passes lopend 3, kwartaal ⟦\"2025-Q22\"⟧"),
        .rule("R318", "holds lopend >= 0\n  passes lopend 3, kwartaal ⟦\"2300-Q1\"⟧"),
        .rule("R319", "holds organisatie matches ⟦\"(\"⟧"),
        .rule("R340", "holds organisatie matches ⟦\"(a+)+\"⟧"),
        .rule("R320", "holds regio is not missing\n  ⟦tolerance 2⟧"),
        .rule("R341", "holds hb(lopend, ooit in ⟦wabz⟧ by regio) < 1"),
        .rule("R321", "holds sum(⟦max(lopend)⟧) > 0"),
        .rule("R322", "holds own ⟦lopend⟧ > 0"),
        .rule("R323", "holds waarde of ⟦publicatie⟧(rapport \"x\") > lopend"),
        .rule("R324", "let ⟦lopend⟧ = 3\n  holds lopend > 0"),
        DiagnosticCase("R324", "define ⟦lopend⟧ for each ips = 1\n"),
        .rule("R325", "holds lopend > 0\n  ⟦warning⟧ from 3"),
        DiagnosticCase(
            "R326", "switch off ips.key from 2025-Q1 because \"x\"\nswitch off ⟦ips.key⟧ from 2025-Q2 because \"y\"\n"),
        .rule("R327", "holds ⟦lopend = empty⟧"),
        .rule("R328", "⟦expect one record in {traject} of regio⟧", forEach: "regio of deelnemers"),
        .rule(
            "R329", "expect one record in {traject} of regio\n  report per regio, else ⟦naam⟧", forEach: "deelnemers"),
        .rule("R330", "holds lopend > 0\n  ⟦report⟧ per regio"),
        .rule("R330", "value lopend\n  ⟦tolerance 2⟧"),
    ]

    private static func policy(_ code: String, _ lines: String) -> DiagnosticCase {
        DiagnosticCase(code, "policy p \"P\" {\n  \(lines)\n}\n")
    }

    private static let policies: [DiagnosticCase] = [
        policy("R110", "⟦blokkeer⟧ open errors"),
        policy("R107", "withhold ⟦fouten⟧"),
        policy("R107", "block ⟦above⟧ 10%"),
        policy("R107", "tolerate ips.key ⟦}⟧"),
        policy("R111", "withhold errors\n  ⟦withhold⟧ warnings"),
        policy("R111", "block open errors\n  ⟦mark open errors⟧"),
        policy("R123", "tolerate ips.key because ⟦\" \"⟧"),
        policy("R209", "tolerate ⟦ips.kei⟧ because \"x\""),
        DiagnosticCase("R202", "policy p \"P\" { block open errors }\npolicy ⟦q⟧ \"Q\" { block open errors }\n"),
        DiagnosticCase("R240", "codes x \"X\" from ⟦\"kaart.csv\"⟧ { code code tile row rij column kolom }\n"),
        DiagnosticCase("R241", "codes x \"X\" from ⟦\"stapel.csv\"⟧ { code code tile row rij column kolom }\n"),
        policy("R242", "block ⟦missing organisation⟧ above 10%"),
        policy("R243", "⟦mark no checks⟧"),
        policy("R244", "⟦block no roster per area⟧"),
        DiagnosticCase(
            "R245", "", pack: "pack p \"P\" version \"1\"\npolicy p \"P\" {\n  ⟦block open errors per area⟧\n}\n"),
        policy("R246", "block open errors ⟦above 10%⟧"),
        policy("R246", "block missing organisations ⟦above 101%⟧"),
        policy("R246", "block missing organisations ⟦above 3⟧"),
        policy("R246", "mark small numbers ⟦above 10⟧"),
        policy("R246", "⟦mark small numbers⟧"),
    ]

    static let all = reading + packs + figures + rules + policies
}

@Suite struct DiagnosticTests {
    private func load(_ test: DiagnosticCase) -> (LoadedRules, [(line: Int, column: Int, length: Int)], String) {
        let marked = Fixtures.marked(test.pack ?? test.text)
        let file = test.pack == nil ? "regels.klopt" : "a-pack.klopt"
        let sources = [
            RuleSource(path: "a-pack.klopt", text: test.pack == nil ? Fixtures.pack : marked.text),
            RuleSource(path: "regels.klopt", text: test.pack == nil ? marked.text : test.text),
        ]
        let loaded = RuleLoader.load(sources) { path in
            switch path {
            case "regios.csv": Fixtures.regions
            case "dubbel.csv": [["code"], ["a"], ["a"]]
            case "kaart.csv": [["code", "rij", "kolom"], ["a", "1", "2"], ["b", "1", "x"]]
            case "stapel.csv": [["code", "rij", "kolom"], ["a", "1", "2"], ["b", "1", "2"]]
            default: nil
            }
        }
        return (loaded, marked.places, file)
    }

    @Test(arguments: DiagnosticCase.all)
    func `each mistake gives its diagnostic at its place, and nothing else`(_ test: DiagnosticCase) {
        let (loaded, places, file) = load(test)
        let text = DiagnosticText.render(loaded.diagnostics, language: .english, color: false)
        #expect(loaded.diagnostics.map(\.code) == places.map { _ in test.code }, "\(text)")
        let expected = places.map { RulePlace(file: file, line: $0.line, column: $0.column, length: max(1, $0.length)) }
        #expect(loaded.diagnostics.map(\.place) == expected, "\(text)")
        #expect((loaded.ruleSet == nil) == loaded.diagnostics.contains { !$0.isWarning }, "only warnings may be left")
        for message in loaded.diagnostics.map(\.message) {
            #expect(!message.dutch.isEmpty)
            #expect(message.dutch != message.english)
        }
    }

    /// R106, R117, R199 and R225 need large texts, R122 bytes that are no text, and are tested below.
    @Test func `every kind of diagnostic has a case`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/KloptLanguage/Diagnostics/Problem+Codes.swift")
        let codes = Set(try String(contentsOf: file, encoding: .utf8).matches(of: /R[0-9]{3}/).map { String($0.0) })
        let tested = Set(DiagnosticCase.all.map(\.code)).union(["R106", "R117", "R122", "R199", "R225"])
        #expect(codes.subtracting(tested).isEmpty)
        #expect(codes.count > 70)
    }

    @Test(arguments: [2, 7])
    func `the diagnostics are the same with any number of threads`(_ threads: Int) {
        // More mistakes than are kept, in several files and kinds: in the text itself, and in what it says.
        let sources =
            [RuleSource(path: "pack.klopt", text: Fixtures.pack)]
            + (0..<9).map { file in
                let rules = (0..<80).map { rule in
                    "rule r\(rule % 70)-\(file / 2) \"R\" { for each ips holds lopen > \(rule == 3 ? ")" : "0") }\n"
                }
                return RuleSource(path: "regels-\(file).klopt", text: rules.joined())
            }
        let reference: (String) -> [[String]]? = { $0 == "regios.csv" ? Fixtures.regions : nil }
        let one = RuleLoader.load(sources, reference: reference).diagnostics
        let several = RuleLoader.load(sources, threads: threads, reference: reference).diagnostics
        #expect(one.count > 500)
        #expect(several.map(\.code).sorted() == one.map(\.code).sorted())
        #expect(several == one)
    }

    @Test func `a file that is too large is refused`() {
        let loaded = Fixtures.load(String(repeating: "--\n", count: RuleLoader.maximalFileSize / 2))
        #expect(loaded.diagnostics.map(\.code) == ["R106"])
        #expect(loaded.ruleSet == nil)
    }

    @Test(
        arguments: [
            // Windows-1252, UTF-16 with and without a mark, and a character cut short.
            ([0x2D, 0x2D, 0x0A, 0x2D, 0x2D, 0x20, 0x63, 0x69, 0x6A, 0x66, 0xEB, 0x72, 0x73], 2, 8),
            ([0xFF, 0xFE, 0x2D, 0x00, 0x2D, 0x00], 1, 1), ([0xFE, 0xFF, 0x00, 0x2D, 0x00, 0x2D], 1, 1),
            ([0x2D, 0x00, 0x2D, 0x00], 1, 1), ([0x00, 0x2D, 0x00, 0x2D], 1, 1), ([0x2D, 0x2D, 0xC3], 1, 3),
        ] as [([UInt8], Int, Int)])
    func `a file that is not UTF-8 is one mistake, where it begins`(_ bytes: [UInt8], _ line: Int, _ column: Int) {
        // The rule of the other file is about a dataset of the file that cannot be read.
        let loaded = RuleLoader.load(
            [
                RuleSource(path: "pack.klopt", bytes: bytes),
                RuleSource(path: "regels.klopt", text: "rule a \"A\" { for each ips holds lopend > 0 }\n"),
            ], reference: { _ in nil })
        #expect(loaded.ruleSet == nil)
        #expect(
            loaded.diagnostics.map { "\($0.code) \($0.place.file):\($0.place.line):\($0.place.column)" }
                == ["R122 pack.klopt:\(line):\(column)"])
        #expect(loaded.diagnostics.first?.help?.dutch.contains("UTF-8") ?? false)
    }

    @Test(arguments: ["ë", "–", "𝒳"])
    func `a character may stand anywhere in a file, and wherever it is cut short that is seen`(_ character: String) {
        for length in 50...140 {
            let bytes = Array(("--" + String(repeating: "x", count: length) + character).utf8)
            func codes(_ bytes: [UInt8]) -> [String] {
                let source = RuleSource(path: "pack.klopt", bytes: bytes + [0x0A])
                return RuleLoader.load([source], reference: { _ in nil }).diagnostics.map(\.code)
            }
            #expect(!codes(bytes).contains("R122"), "\(length)")
            #expect(codes(Array(bytes.dropLast())) == ["R122"], "\(length)")
        }
    }

    @Test func `bytes that are UTF-8 are read as the text that they are`() {
        let text = "\u{FEFF}" + Fixtures.pack + "-- cijfërs, en een \u{FFFD} die er echt staat\n"
        let loaded = RuleLoader.load(
            [RuleSource(path: "pack.klopt", bytes: Array(text.utf8))],
            reference: { $0 == "regios.csv" ? Fixtures.regions : nil })
        #expect(loaded.ruleSet != nil, "\(DiagnosticText.render(loaded.diagnostics, language: .english, color: false))")
    }

    @Test func `definitions that double each time are stopped`() {
        let lines = (1...40).map { "define d\($0) for each ips = d\($0 - 1) + d\($0 - 1)" }
        let loaded = Fixtures.load("define d0 for each ips = lopend\n" + lines.joined(separator: "\n"))
        #expect(!loaded.diagnostics.isEmpty)
        #expect(Set(loaded.diagnostics.map(\.code)) == ["R117"])
    }

    @Test func `breakdowns that multiply without end are stopped`() {
        let categories = (0..<100).map { "c\($0) \"\($0)\"" }.joined(separator: " ")
        let counts = (0..<300).map { "count m\($0) \"M\" by veel" }.joined(separator: "\n")
        let loaded = Fixtures.load(
            "breakdown veel \"Veel\" { \(categories) }\ndataset x \"X\" { key a: text\n\(counts)\n}")
        #expect(Set(loaded.diagnostics.map(\.code)) == ["R225"])
    }

    @Test func `thousands of mistakes are counted, and the first ones shown`() {
        let loaded = Fixtures.load(String(repeating: "switch off x from 2025 because \"x\"\n", count: 900))
        #expect(loaded.diagnostics.count == ProblemSink.limit + 1)
        #expect(loaded.diagnostics.last?.code == "R199")
        #expect(loaded.diagnostics.last?.message.english.contains("400") ?? false)
    }

    @Test func `all mistakes of a file are shown at once`() {
        let loaded = Fixtures.load(
            """
            rule a "A" {
              for each ips
              severity zwaar
              holds loopend >= 0
              passes lopend 1
            }
            rule b "B" {
              for each ipss
              holds 1 + > 2
            }
            dataset x "X" {
              key a: tekst
            }
            """)
        #expect(loaded.diagnostics.map(\.place.line) == [3, 4, 8, 9, 12])
    }

    @Test func `a diagnostic shows the line, the caret and what was probably meant`() {
        let loaded = Fixtures.rule("holds loopend >= 0")
        #expect(
            DiagnosticText.render(loaded.diagnostics, language: .dutch, color: false) == """
                fout R304: De naam ‘loopend’ is hier niet bekend.
                  ┌─ regels.klopt:3:9
                3 │   holds loopend >= 0
                  │         ^^^^^^^
                  = Bedoelt u ‘lopend’?

                1 fout, 0 waarschuwingen

                """)
        let english = DiagnosticText.render(loaded.diagnostics, language: .english, color: true)
        #expect(english.contains("\u{1B}[1;31merror R304\u{1B}[0m: The name ‘loopend’ is not known here."))
        #expect(english.contains("Did you mean ‘lopend’?"))
    }

    @Test func `the caret counts characters, and long lines are cut`() {
        let loaded = Fixtures.rule("holds lopend >= 0\n  why \"ë é 🙂\" §")
        #expect(loaded.diagnostics.first?.place.column == 15)
        let long = Fixtures.rule("holds \(String(repeating: "lopend + ", count: 40))loopend > 0")
        let lines = DiagnosticText.render(long.diagnostics, language: .english, color: false).split(separator: "\n")
        #expect(lines[2].count < 140)
        let caret = lines[3].firstIndex(of: "^").map { lines[3].distance(from: lines[3].startIndex, to: $0) } ?? 0
        #expect(lines[2].dropFirst(caret).hasPrefix("loopend"))
    }

    @Test func `a terminal does not obey a rule file`() {
        let text = DiagnosticText.render(Fixtures.load("\u{1B}[31m").diagnostics, language: .dutch, color: false)
        #expect(!text.contains("\u{1B}"))
    }
}

@Suite struct SuggestTests {
    @Test(arguments: [
        ("loopend", "lopend"), ("lpoend", "lopend"), ("LOPEND", "lopend"), ("regoi", "regio"), ("x", nil),
        ("heel iets anders", nil), ("", nil),
    ])
    func `the nearest name is suggested, and none when none is near`(_ word: String, _ expected: String?) {
        #expect(Suggest.nearest(to: word, among: ["lopend", "regio", "kwartaal"]) == expected)
    }

    @Test func `very long words are not compared`() {
        let word = String(repeating: "a", count: 100_000)
        #expect(Suggest.nearest(to: word, among: [word + "b"]) == nil)
    }
}
