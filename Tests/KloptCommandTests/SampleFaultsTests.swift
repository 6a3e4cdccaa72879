import Foundation
import Testing

@testable import klopt

/// `Samples/2025-Q2`, held against `Samples/faults-2025-Q2.csv`: each fault is found, and nothing else.
@Suite struct SampleFaultsTests {
    struct Fault: Hashable {
        var organisation: String
        var region: String
        var dataset: String
        var measure: String
        var kind: String
        var severity: String
    }

    struct Found {
        var organisation: String
        var region: String
        var dataset: String
        var measures: [String]
        var severity: String
        var rule: String
        var message: String

        /// Absent parts of a fault are about all regions, or all datasets.
        func matches(_ fault: Fault) -> Bool {
            organisation == fault.organisation && severity == fault.severity
                && (fault.region.isEmpty || region == fault.region || message.contains(fault.region))
                && (fault.dataset.isEmpty || dataset == fault.dataset || rule == "levering-volledig")
                && (fault.measure.isEmpty || measures.contains(fault.measure))
        }
    }

    private static func faults() throws -> [Fault] {
        let text = try String(contentsOf: Repository.samples.appending(path: "faults-2025-Q2.csv"), encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            return Fault(
                organisation: cells[0], region: cells[1], dataset: cells[2], measure: cells[3], kind: cells[4],
                severity: cells[5])
        }
    }

    private static let run: Result<[Found], any Error> = Result {
        let result = Listener.run([
            "check", Repository.samples.appending(path: "2025-Q2").path, "--rules", Repository.rules.path, "--format",
            "json",
        ])
        #expect(result.exit == .issues, "\(result.messages)")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let issues = try #require((object as? [String: Any])?["issues"] as? [[String: Any]])
        return issues.map { issue in
            let key = issue["key"] as? [String: String] ?? [:]
            return Found(
                organisation: issue["owner"] as? String ?? "", region: key["regio"] ?? "",
                dataset: issue["dataset"] as? String ?? "", measures: issue["measures"] as? [String] ?? [],
                severity: issue["severity"] as? String ?? "", rule: issue["rule"] as? String ?? "",
                message: issue["message"] as? String ?? "")
        }
    }

    @Test func `each fault of the list is found`() throws {
        let (faults, found) = (try Self.faults(), try Self.run.get())
        #expect(faults.count > 40)
        for fault in faults {
            #expect(found.contains { $0.matches(fault) }, "\(fault)")
        }
    }

    @Test(arguments: ["error", "warning", "info"]) func `nothing is found that is not on the list`(_ severity: String)
        throws
    {
        let faults = try Self.faults()
        for issue in try Self.run.get() where issue.severity == severity {
            #expect(faults.contains { issue.matches($0) }, "\(issue.rule): \(issue.organisation) \(issue.message)")
        }
    }

    @Test func `there are as many issues as faults`() throws {
        let (faults, found) = (try Self.faults(), try Self.run.get())
        for severity in ["error", "warning", "info"] {
            let (listed, met) = (
                faults.count { $0.severity == severity }, found.filter { $0.severity == severity }
            )
            #expect(met.count == listed, "\(severity)")
        }
    }

    @Test func `an organisation that has no faults on the list has no issues`() throws {
        let faulty = Set(try Self.faults().map(\.organisation))
        let met = Set(try Self.run.get().map(\.organisation))
        #expect(met.subtracting(faulty).isEmpty)
    }
}
