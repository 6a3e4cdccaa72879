import Foundation
import KloptModel
import Testing

@testable import KloptLanguage

/// The pack in `Rules/werkmonitor`, held against the codebook of the monitor.
@Suite struct WerkmonitorPackTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let loaded = load()

    private static func load(threads: Int = 1) -> LoadedRules {
        let folder = root.appending(path: "Rules/werkmonitor")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let sources = paths.filter { $0.hasSuffix(".klopt") }.compactMap { path in
            (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map {
                RuleSource(path: path, text: $0)
            }
        }
        return RuleLoader.load(sources, threads: threads) { name in
            (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map(rows)
        }
    }

    /// The rows of a CSV with commas and quotes, without line breaks in its fields.
    private static func rows(_ text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).map { line in
            var fields = [""]
            var isQuoted = false
            for character in line {
                switch character {
                case "\"": isQuoted.toggle()
                case "," where !isQuoted: fields.append("")
                default: fields[fields.count - 1].append(character)
                }
            }
            return fields
        }
    }

    private static func codebook() throws -> [[String: String]] {
        let path = root.appending(path: "Tests/Acceptance/codebook.csv")
        let table = rows(try String(contentsOf: path, encoding: .utf8))
        let header = try #require(table.first)
        return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// A label without its punctuation and case, which the pack may choose.
    private static func bare(_ label: String) -> String {
        label.lowercased().filter { $0 != "," && $0 != "." }.split(separator: " ").joined(separator: " ")
    }

    @Test func `every region has a place of its own on the map, with the north at the top`() throws {
        let ruleSet = try #require(Self.loaded.ruleSet)
        let regions = try #require(ruleSet.codeLists.first { $0.name == "regio" }).entries
        #expect(regions.count == 35)
        #expect(Set(regions.compactMap(\.tile)).count == 35)
        func tile(_ code: String) -> Coverage.Tile? { regions.first { $0.code == code }?.tile }
        let (groningen, limburg) = (try #require(tile("groningen")), try #require(tile("zuid-limburg")))
        #expect(regions.allSatisfy { $0.tile?.row ?? 0 >= groningen.row && $0.tile?.row ?? 99 <= limburg.row })
        #expect(tile("zeeland")?.column ?? 99 < tile("twente")?.column ?? 0)
        // Neighbours touch, if only at a corner.
        for (one, other) in [
            ("groningen", "drenthe"), ("zwolle", "twente"), ("haaglanden", "rijnmond"), ("zeeland", "west-brabant"),
            ("zuidoost-brabant", "helmond-de-peel"), ("midden-limburg", "noord-limburg"), ("twente", "achterhoek"),
        ] {
            let (a, b) = (try #require(tile(one)), try #require(tile(other)))
            #expect(max(abs(a.row - b.row), abs(a.column - b.column)) == 1, "\(one) and \(other)")
        }
    }

    @Test func `the pack says when figures may be published`() throws {
        let policy = try #require(Self.loaded.ruleSet?.policy)
        #expect(!policy.isBuiltIn)
        #expect(policy.withholds == [Policy.IssueKind(.error)])
        // 26 of the 29 organisations delivered IPS in 2023-Q2, and that was published.
        let limit = try #require(policy.term(.missingOrganisations)?.limit)
        #expect(Number.reduced(3, 29).map { $0 <= limit } == true)
        for condition in GateCondition.allCases where condition.alwaysBlocks {
            #expect(policy.term(condition)?.effect == .block)
        }
    }

    @Test(arguments: [2, 7])
    func `the rules are the same with any number of threads`(_ threads: Int) throws {
        let (one, several) = (try #require(Self.loaded.ruleSet), try #require(Self.load(threads: threads).ruleSet))
        #expect(several.rules.map { "\($0)" } == one.rules.map { "\($0)" })
        #expect(several.datasets == one.datasets)
        #expect(several.figureDefinitions == one.figureDefinitions)
    }

    @Test func `the pack loads without a diagnostic`() {
        let text = DiagnosticText.render(Self.loaded.diagnostics, language: .english, color: false)
        #expect(text.isEmpty, "\(text)")
        #expect(Self.loaded.ruleSet?.name == "werkmonitor")
    }

    @Test func `every column of the codebook is in the pack as the codebook has it`() throws {
        let pack = try #require(Self.loaded.ruleSet)
        let codebook = try Self.codebook()
        #expect(codebook.count > 150)
        for line in codebook {
            let (dataset, name) = (line["dataset"] ?? "", line["column"] ?? "")
            let schema = try #require(pack.datasets.first { $0.name == dataset }, "no dataset \(dataset)")
            let index = try #require(schema.index(of: name), "no column \(dataset).\(name)")
            let column = schema.columns[index]
            let place = Comment(rawValue: "\(dataset).\(name)")
            #expect(column.type == .count, place)
            #expect(column.measure == line["measure"], place)
            #expect(column.category ?? "" == line["category"], place)
            #expect(column.isRequired == (line["required"] == "yes"), place)
            #expect(Self.bare(column.label.dutch) == Self.bare(line["label_nl"] ?? ""), place)
            // A column without a validity of its own has that of its dataset.
            let from = [schema.validity.from, column.validity.from].compactMap(\.self).max()
            let to = [schema.validity.to, column.validity.to].compactMap(\.self).min()
            #expect(from == Period(canonical: line["valid_from"] ?? ""), place)
            #expect(to == Period(canonical: line["valid_to"] ?? ""), place)
        }
    }

    @Test func `the submitted datasets have no column that the codebook lacks`() throws {
        let pack = try #require(Self.loaded.ruleSet)
        let known = Set(try Self.codebook().map { "\($0["dataset"] ?? "").\($0["column"] ?? "")" })
        for schema in pack.datasets where !schema.isAdministration && !schema.isLong {
            for column in schema.columns where !column.isKey {
                #expect(known.contains("\(schema.name).\(column.name)"))
            }
        }
    }

    @Test func `every measure says in both languages what it counts`() throws {
        let pack = try #require(Self.loaded.ruleSet)
        for schema in pack.datasets {
            for column in schema.columns where !column.isKey {
                let place = Comment(rawValue: "\(schema.name).\(column.name)")
                #expect(!column.about.dutch.isEmpty, place)
                #expect(!column.about.english.isEmpty, place)
                #expect(column.about.dutch != column.about.english, place)
            }
        }
    }

    @Test func `every written rule says what it asks, why, how to mend it and where it comes from`() throws {
        let pack = try #require(Self.loaded.ruleSet)
        let written = pack.rules.filter { !$0.isStructural }
        #expect(written.count > 60)
        for rule in written {
            let place = Comment(rawValue: rule.id)
            for text in [rule.title, rule.why, rule.fix] {
                #expect(!text.dutch.isEmpty, place)
                #expect(text.dutch != text.english, place)
            }
            #expect(!rule.source.dutch.isEmpty, place)
            #expect(rule.scopes.allSatisfy { $0.question != nil }, place)
            #expect(rule.examples.contains { $0.expected == .passed }, place)
            #expect(rule.examples.contains { $0.expected == .failed }, place)
        }
    }

    @Test func `the structure of the datasets gives the sums and the parts of wholes`() throws {
        let pack = try #require(Self.loaded.ruleSet)
        let ids = Set(pack.rules.map(\.id))
        for id in [
            "ips.lopend.stadium", "ips.lopend.financiering", "ips.lopend.type", "ips.beeindigd.uitstroomreden",
            "ips.eerste_baan.ooit", "ips.betaald_epa.part-of.lopend_epa", "ips.duurzaam_uwv.part-of.betaald_uwv",
            "ips.lopend_gemeente_regeling.part-of.lopend_gemeente", "jobcoaching.dienstverband.lopend",
            "werkfit.beeindigd.uitstroomresultaat", "ips_fase1.beeindigd.uitstroomstatus",
            "ips_fase1.betaald.part-of.lopend", "overig.proefplaatsing.part-of.lopend",
        ] {
            #expect(ids.contains(id), "\(id)")
        }
    }
}
