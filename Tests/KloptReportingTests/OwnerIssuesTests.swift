import KloptModel
import Testing

@testable import KloptReporting

@Suite("Whose issue it is")
struct OwnerIssuesTests {
    private func report(_ owners: [String?], counted: Bool = true) -> Report {
        var report = SampleReport.make()
        report.issues = IssueList(
            owners.enumerated().map { position, owner in
                KloptModel.Issue(
                    id: "\(position)", rule: "r", severity: .error, owner: owner, dataset: "ips", message: "",
                    question: "")
            })
        let names = Set(owners.compactMap { $0 }).sorted()
        report.owners = names.map { name in
            Report.Owner(name: name, errors: counted ? owners.count { $0 == name } : 0)
        }
        return report
    }

    @Test(
        "is found in an ordered list, and in one that is not",
        arguments: [
            ["a", "a", "a", "b", "c", "c"], [nil, nil, "a"], ["a", nil], ["a", "b", "a", "b", nil, "a", "a"],
            ["a", "b", "b", "b", "b", "a", "b"], [],
        ] as [[String?]], [true, false])
    func isFound(owners: [String?], counted: Bool) {
        let report = report(owners, counted: counted)
        let found = OwnerIssues(of: report)
        for owner in Set(owners) {
            let expected = owners.indices.filter { owners[$0] == owner }.map(String.init)
            #expect(found.issues(of: owner, in: report).map(\.id) == expected)
        }
        #expect(found.issues(of: "niemand", in: report).isEmpty)
    }

    @Test("includes an owner that only issues name")
    func includesUnknownOwners() {
        var report = report(["a", "x", "x"])
        report.owners.removeAll { $0.name == "x" }
        let owners = OwnerIssues(of: report).owners(of: report)
        #expect(owners.map(\.name) == ["a", "x"])
        #expect(owners.map(\.errors) == [1, 2])
    }

    @Test("is not told from a quarter or a number in a path")
    func isNotToldFromPeriods() {
        let names = OwnerNames(["2025-Q2", "07", "GGZ 07"].map { Report.Owner(name: $0) })
        #expect(!names.namesAnother(than: "GGZ 07", in: "2025-Q2/07/GGZ 07.csv"))
    }

    @Test(
        "is told from a path by whole words, the longest name first",
        arguments: [
            ("2025-Q2/GGZ 1/ips.csv", "GGZ 1", true), ("2025-Q2/GGZ 10/ips.csv", "GGZ 1", false),
            ("ggz_10-ips.xlsx", "GGZ 10", true), ("GGZ10.csv", "GGZ 10", true),
            ("Noord Holland/ips.csv", "Noord", false),
            ("Noord Holland/ips.csv", "Noord Holland", true), ("noord.csv", "Noord", true),
            ("allen.csv", "Noord", false),
        ])
    func isToldFromPath(path: String, owner: String, isNamed: Bool) {
        let owners = ["GGZ 1", "GGZ 10", "Noord", "Noord Holland"].map { Report.Owner(name: $0) }
        let names = OwnerNames(owners)
        #expect(names.names(owner, in: path) == isNamed)
        #expect(names.namesAnother(than: owner, in: path) == (!isNamed && path != "allen.csv"))
    }
}
