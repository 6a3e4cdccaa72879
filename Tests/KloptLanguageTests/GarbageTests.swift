import KloptModel
import Testing

@testable import KloptLanguage

/// Whatever a rule file holds, klopt answers: with rules or with diagnostics, and soon.
@Suite struct GarbageTests {
    /// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same texts on every machine.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let rules = """
        define instroom for each ips = lopend - (previous(lopend) - beeindigd)
        define figure for each publicatie where maat = met_resultaat and traject in (ips, wabz)
          = figure(maat beeindigd, categorie met_werk) + figure(maat beeindigd, categorie ooit_werk)
        switch off ips.lopend.stadium from 2025-Q1 because "x" en "y"
        rule een "Een" {
          for each ips where regio not in (zwolle, drenthe)
          valid from 2024 to 2025-Q4
          let x = if lopend > 1 then sum(lopend by kwartaal where ooit > own ooit) else hb(lopend, ooit, u 0.5)
          when has previous 4 and kwartaal in 2024-Q1..empty
          holds abs(x) >= 100 * lopend / betaald rounded to 1 decimal
          tolerance 2 or 10%
          say "Er {x} \\"en\\" {{dat}} {previous(lopend)}." en "{lopend}"
          hint when organisatie matches "GGZ [0-9]+": "{x}"
          passes lopend 10, previous 4 lopend <5, regio "Zwolle"
          fails
            | lopend | kwartaal |
            | 1      | 2025-Q1  |
            in wabz
            | lopend |
            | 2      |
        }
        rule twee "Twee" replaces twee.oud {
          for each deelnemers
          expect one record in {traject} of organisatie, regio
          report per organisatie, else regio
        }
        rule drie "Drie" {
          for each rapport, periode of publicatie
          value max(waarde) - min(waarde where soort = procent)
          warning from 5
          error from quantile(waarde, 0.5 in publicatie by rapport)
        }

        """

    static let pieces: [String] = [
        "(", ")", "{", "}", "\"", "|", "--", "\n", "..", ",", "=", "-", "if ", "then ", "in ", "where ", "by ", "\\",
        "2025-Q2", "99999999999999999999999999999999999999999", "%", "rule ", "dataset ", "previous(", "é", "🙂", "\0",
        "holds ",
    ]

    @Test func `the rules that are going to be damaged are sound`() {
        #expect(Fixtures.load(Self.rules).diagnostics == [])
    }

    @Test(arguments: 1...60)
    func `damaged rules never crash`(_ seed: UInt64) {
        var generator = Generator(state: seed)
        let whole = Array(seed % 3 == 0 ? Fixtures.pack + Self.rules : Self.rules)
        for _ in 0..<4 {
            var text = whole
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let position = Int.random(in: 0..<text.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: text.remove(at: position)
                case 1: text.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? "", at: position)
                case 2: text.removeSubrange(position..<min(text.count, position + 40))
                default:
                    let from = Int.random(in: 0..<text.count, using: &generator)
                    text.insert(contentsOf: text[from..<min(text.count, from + 30)], at: position)
                }
                if text.isEmpty { break }
            }
            let loaded = Fixtures.load(String(text), pack: seed % 3 == 0 ? "" : Fixtures.pack)
            #expect((loaded.ruleSet == nil) == loaded.diagnostics.contains { !$0.isWarning })
            for language in Language.allCases {
                _ = DiagnosticText.render(loaded.diagnostics, language: language, color: true)
            }
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 50_000), String(repeating: "-", count: 50_001) + "1",
        String(repeating: "not ", count: 20_000), String(repeating: "if ", count: 20_000),
        String(repeating: "sum(", count: 20_000), String(repeating: "figure(a ", count: 20_000),
        String(repeating: "lopend in (", count: 20_000), String(repeating: "previous(", count: 20_000),
        String(repeating: "exists ips(a ", count: 20_000), String(repeating: "lopend of ips(a ", count: 10_000),
        String(repeating: "1 + ", count: 50_000), String(repeating: "- ", count: 50_000),
        String(repeating: "abs(", count: 30_000), String(repeating: "lopend > 0 and ", count: 20_000),
        String(repeating: "count(where ", count: 20_000),
        "regio matches \"" + String(repeating: "(", count: 5_000) + "\"",
        "\"" + String(repeating: "{", count: 5_000) + "\"",
    ])
    func `deeply nested text is refused`(_ text: String) {
        let loaded = Fixtures.rule("holds \(text)\n  say \"{\(text.replacing("\"", with: "\\\""))}\"")
        #expect(loaded.ruleSet == nil)
        #expect(!loaded.diagnostics.isEmpty)
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", "\0\0\0", "{", "}", "\"", "|", "--", "rule", "\r\n\r\n", "🙂", "%", "pack"])
    func `a file of almost nothing is answered`(_ text: String) {
        let loaded = RuleLoader.load([RuleSource(path: "x.klopt", text: text)], reference: { _ in nil })
        #expect(loaded.ruleSet == nil)
        #expect(!loaded.diagnostics.isEmpty)
    }

    @Test func `no file at all is no pack`() {
        let loaded = RuleLoader.load([], reference: { _ in nil })
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.map(\.code) == ["R201"])
    }
}
