import Foundation
import Testing

@testable import klopt

/// Two quarters that the monitor published, on rosters made after what its reports say of them.
@Suite struct HistoricCasesTests {
    private struct Decision {
        var publishes: Bool
        var exit: ExitCode
        var organisations: (lacking: Int, expected: Int)
        /// How many areas there are of each state.
        var states: [String: Int]
        /// How many areas may be published.
        var areas: Int
        /// The mark of each total of the nation.
        var marks: Set<String>
    }

    private func decision(on name: String) throws -> Decision {
        let data = Repository.cases.appending(path: name).appending(path: "data").path
        let result = Listener.run(["gate", data, "--rules", Repository.rules.path, "--format", "json"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let datasets = try #require(json["datasets"] as? [[String: Any]])
        let dataset = try #require(datasets.first)
        #expect(datasets.count == 1)
        let areas = try #require(dataset["areas"] as? [[String: Any]])
        let missing = try #require(dataset["reasons"] as? [[String: Any]]).first {
            $0["condition"] as? String == "missingOrganisations"
        }
        let totals = try #require(dataset["totals"] as? [[String: Any]])
        return Decision(
            publishes: try #require(json["publish"] as? Bool), exit: result.exit,
            organisations: (missing?["count"] as? Int ?? 0, missing?["of"] as? Int ?? 0),
            states: try #require(dataset["areasByState"] as? [String: Int]),
            areas: areas.count { $0["publish"] as? Bool == true },
            marks: Set(totals.compactMap { $0["mark"] as? String }))
    }

    @Test
    func
        `IPS in 2023-Q2: 26 of 29 organisations, of 35 regions 23 complete, 6 incomplete, 3 missing, 3 not applicable`()
        throws
    {
        let decision = try decision(on: "gate-ips-2023-q2")
        #expect(decision.organisations == (3, 29))
        #expect(decision.states == ["complete": 23, "incomplete": 6, "missing": 3, "notApplicable": 3])
        #expect(decision.areas == 29)
        #expect(decision.marks == ["*"])
        #expect(decision.publishes)
        #expect(decision.exit == .success)
    }

    @Test func `IPS in 2022-Q4: of 35 regions 6 not applicable, 18 to publish, and 11 of which the data are too poor`()
        throws
    {
        let decision = try decision(on: "gate-ips-2022-q4")
        #expect(decision.states["notApplicable"] == 6)
        #expect(decision.areas == 18)
        #expect(35 - 6 - decision.areas == 11)
        #expect(!decision.publishes)
        #expect(decision.exit == .issues)
    }
}
