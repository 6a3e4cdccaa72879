import KloptLanguage
import KloptModel
import Testing

@testable import KloptEngine

/// What a plan keeps of records that were checked: a large file must not fill the memory for nothing.
@Suite struct PlanTests {
    private static func kept(_ rules: String) throws -> ColumnBits {
        let pack = """
            pack proef "Proef" version "1"
            dataset ips "IPS" {
              key organisatie: text, kwartaal: quarter
              owner organisatie
              count a "A"
              count b "B"
            }

            """
        let trial = try Trial(rules, pack: pack, keepsStructure: true)
        return Plan(trial.ruleSet, pool: TextPool(), language: .dutch).kept[0]
    }

    private static let rule = "\nrule r \"R\" {\n  for each ips\n  severity error\n  holds a <= b\n}\n"
    private static let withoutKey =
        ["key", "period", "sender"].map { "switch off ips.\($0) from 1900-Q1 because \"groot\"" }.joined(
            separator: "\n") + "\n"

    @Test func `where no rule looks across records, nothing is kept, whatever else follows from a dataset`() throws {
        #expect(try Self.kept(Self.withoutKey + Self.rule).isEmpty)
    }

    @Test func `a key that is held against the others is kept, and not what rules within a record read`() throws {
        #expect(try Self.kept(Self.rule).sorted == [0, 1])
    }

    @Test func `a figure that is compared with the previous quarter's is kept with the key`() throws {
        let before = Self.rule.replacing("a <= b", with: "b >= previous(b)")
        #expect(try Self.kept(Self.withoutKey + before).sorted == [0, 1, 3])
    }
}
