import KloptModel

@testable import KloptLanguage

/// A small pack in the manner of the werkmonitor.
enum Fixtures {
    static let pack = """
        pack proef "Proefmonitor" en "Trial monitor" version "1"

        codes regio "Arbeidsmarktregio" from "regios.csv" { code code  name naam  aliases aliassen } near
        codes gebied "Gebied" from "regios.csv" { code code name naam } and { landelijk "Landelijk" }
        codes traject "Traject" { ips "IPS"  wabz "WABZ" }
        codes soort "Soort" { aantal "aantal"  procent "percentage" also "pct", "%"  verschil "verschil" }
        codes maat "Maat" { lopend "Lopend"  beeindigd "Beëindigd"  met_resultaat "Met resultaat" }
        codes categorie "Categorie" { met_werk "met werk"  ooit_werk "ooit werk" }

        breakdown stadium "Stadium" { aangevraagd "aangevraagd"  goedgekeurd "goedgekeurd" }
        breakdown financiering "Financiering" en "Funding" { uwv "UWV"  gemeente "gemeente" en "municipality"  overig "overige financiering" }
        breakdown type "Type traject" { epa "IPS-EPA"  cmd "IPS-CMD" }
        breakdown duur "Duur" { lt3 "korter dan 3 maanden"  3tot9 "3 tot 9 maanden" }

        dataset ips "IPS-trajecten" en "IPS trajectories" valid from 2023-Q3 {
          also       "IPS"
          key        organisatie: text, regio: regio, kwartaal: quarter
          owner      organisatie
          missing    "-", "onbekend"
          not applicable "n.v.t."
          totals     "Totaal"
          source     "Jaarrapport 2023-2024, Tabel B3.1"
          count lopend      "Lopende trajecten" short "Lopend" en "Running" by stadium, financiering, type
          count ooit        "Ooit betaald gewerkt" by financiering part of lopend
          count betaald     "Met betaald werk" by financiering, type part of ooit
          count dienstverband "Dienstverband" by duur adds up to lopend
          count eerste_baan "Eerste baan" by duur adds up to at most ooit valid from 2024
          count regeling    "Regeling" optional part of lopend_gemeente
          count beeindigd   "Beëindigde trajecten"
        }

        dataset wabz "Werk als Beste Zorg" {
          key   organisatie: text, regio: regio, kwartaal: quarter
          owner organisatie
          count lopend    "Lopende trajecten"
          count beeindigd "Beëindigde trajecten"
        }

        dataset deelnemers "Deelnemers" roster {
          key       organisatie: text, regio: regio, traject: traject
          owner     organisatie
          text      naam "Naam" optional
          quarter   van "Van"
          quarter   tot "Tot en met" optional
          text      contact "Contact" optional
          delivers  traject
          active    van to tot
          named     naam
          contact   contact
        }

        dataset publicatie "Gepubliceerde cijfers" long every period {
          key     rapport: text, periode: period, regio: gebied, traject: traject, maat: maat,
                  categorie: categorie optional, soort: soort,
                  tov: period only for soort verschil, procent
          owner   rapport
          number  waarde "Waarde"
          text    plaats "Plaats" optional
          value   waarde
        }

        """

    static let regions = [
        ["code", "naam", "aliassen"], ["zwolle", "Regio Zwolle", "Zwolle|IJsselvechtstreek"],
        ["drenthe", "Drenthe", ""], ["groot-amsterdam", "Groot-Amsterdam", "Amsterdam"],
    ]

    static func load(_ text: String, pack: String = pack) -> LoadedRules {
        RuleLoader.load(
            [RuleSource(path: "a-pack.klopt", text: pack), RuleSource(path: "regels.klopt", text: text)],
            reference: { $0 == "regios.csv" ? regions : nil })
    }

    /// A rule over ips with these lines.
    static func rule(_ lines: String, forEach: String = "ips") -> LoadedRules {
        load("rule proef-regel \"Proef\" {\n  for each \(forEach)\n  \(lines)\n}\n")
    }

    /// The diagnostics as `code line:column`, in the second file unless another is named.
    static func codes(_ loaded: LoadedRules) -> [String] { loaded.diagnostics.map(\.code) }

    /// The condition of the one written rule.
    static func condition(_ expression: String, forEach: String = "ips") -> Expression? {
        let loaded = rule("holds \(expression)", forEach: forEach)
        guard case .holds(let condition) = loaded.ruleSet?.rule("proef-regel")?.scopes.first?.condition else {
            return nil
        }
        return condition
    }

    /// Takes `⟦` and `⟧` out of a text and gives where they stood.
    static func marked(_ text: String) -> (text: String, places: [(line: Int, column: Int, length: Int)]) {
        var places: [(line: Int, column: Int, length: Int)] = []
        var (plain, line, column) = ("", 1, 1)
        for character in text {
            switch character {
            case "⟦": places.append((line, column, 0))
            case "⟧": if !places.isEmpty { places[places.count - 1].length = column - places[places.count - 1].column }
            case "\n":
                plain.append(character)
                (line, column) = (line + 1, 1)
            default:
                plain.append(character)
                column += 1
            }
        }
        return (plain, places)
    }
}
