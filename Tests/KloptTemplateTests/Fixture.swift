import Foundation
import KloptLanguage
import KloptModel
import Testing

@testable import KloptTemplate

/// A small pack, a roster and an earlier quarter.
struct Fixture {
    static let pack = """
        pack proef "Proef" en "Trial" version "1"
        codes regio "Regio" { Noord "Noord" also "N"  Zuid "Zuid"  Oost "Oost" }
        breakdown geld "Geld" { uwv "UWV"  overig "overig" }
        dataset ips "IPS: trajecten [alle]" {
          key organisatie: text "Organisatie", regio: regio "Regio", kwartaal: quarter "Kwartaal"
          owner organisatie
          missing "-"
          not applicable "n.v.t."
          totals "Totaal"
          count  lopend "Lopend" by geld about "Wat loopt."
          count  werk "Aan het werk" by geld part of lopend
          count  extra "Extra" optional may be not applicable
          count  oud "Oud" valid to 2024-Q4
        }
        dataset deelnemers "Deelnemers" roster {
          key organisatie: text, regio: regio, traject: text, van: quarter
          owner organisatie
          quarter tot "Tot" optional
          text opvolger "Opvolger" optional
          delivers traject
          active van to tot
          successor opvolger
        }

        """

    static let rules = """
        rule instroom "Er verdwijnt niets" {
          for each ips
          holds lopend >= previous(lopend)
          ask "Er liepen er {previous(lopend)}, nu {lopend}. \\"Hoe\\" komt dat?"
        }
        rule veel-overig "Weinig overig" {
          for each ips where regio != Oost
          severity warning
          when lopend >= 10
          holds lopend_overig <= 10% * lopend
        }
        rule in-het-land "Samen niet te veel" {
          for each ips
          severity warning
          holds sum(lopend in ips by kwartaal) < 1000
        }
        rule patroon "De naam past" {
          for each ips
          severity info
          holds organisatie matches "[A-Z].*"
        }
        rule was-anders "Ging vroeger anders" {
          for each ips
          valid to 2024-Q4
          holds lopend >= 0
        }

        """

    static func ruleSet(_ text: String = pack + rules) throws -> RuleSet {
        let loaded = RuleLoader.load([RuleSource(path: "proef.klopt", text: text)]) { _ in nil }
        let errors = loaded.diagnostics.filter { !$0.isWarning }
        #expect(errors.isEmpty, "\(DiagnosticText.render(errors, language: .english, color: false))")
        return try #require(loaded.ruleSet)
    }

    /// Folders with a roster and a quarter, gone when the test is over.
    final class History {
        let folder = FileManager.default.temporaryDirectory.appending(path: "klopt-template-\(UUID().uuidString)")

        init(_ files: [String: String]) throws {
            for (name, text) in files {
                let url = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    static let roster = """
        organisatie;regio;traject;van;tot;opvolger
        GGZ 01;Noord;ips;2024-Q1;;
        GGZ 01;Zuid;ips;2024-Q1;;
        GGZ 01;Oost;ips;2024-Q1;2024-Q4;
        GGZ 10;Noord;ips;2024-Q1;;
        GGZ 09;Noord;ips;2024-Q1;2025-Q1;GGZ 01

        """

    static let earlier = """
        organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_overig;werk;werk_uwv;werk_overig;extra
        GGZ 01;Noord;2025-Q1;12;10;2;3;3;0;
        GGZ 09;Noord;2025-Q1;5;5;0;1;1;0;
        GGZ 10;Noord;2025-Q1;40;40;0;3;3;0;

        """

    static func history() throws -> History {
        try History(["deelnemers.csv": roster, "2025-Q1/ips.csv": earlier])
    }

    static func template(
        _ organisation: String = "ggz  01", history: History? = nil, ruleSet: RuleSet? = nil,
        language: Language = .dutch
    ) throws -> TemplateWorkbook {
        let period = try #require(Period(canonical: "2025-Q2"))
        let rules = try ruleSet ?? Self.ruleSet()
        return try TemplateWorkbook(
            TemplateRequest(
                organisation: organisation, period: period, history: history.map { [$0.folder.path] } ?? [],
                language: language),
            ruleSet: rules)
    }
}
