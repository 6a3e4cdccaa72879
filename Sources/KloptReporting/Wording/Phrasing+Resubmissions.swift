import KloptModel

/// How it reads that something was delivered more than once.
extension Phrasing {
    /// "GGZ 01: 2 versies van IPS-trajecten; gekeken is naar GGZ 01 v2.xlsx (ontvangen op 12 augustus 2025), niet meer naar
    /// GGZ 01 v1.xlsx".
    func resubmission(_ resubmission: Resubmission, in report: Report) -> String {
        let owner = resubmission.owner.map { "\($0): " } ?? ""
        let count = number(resubmission.versions.count)
        let datasets = list(resubmission.datasets.map { dataset($0, in: report) })
        return owner
            + self(
                "\(count) versies van \(datasets); gekeken is naar \(last(of: resubmission)), niet meer naar \(earlier(than: resubmission))",
                "\(count) versions of \(datasets); \(last(of: resubmission)) was looked at, and no more \(earlier(than: resubmission))"
            )
    }

    /// The same, to the organisation itself.
    func resubmissionToOwner(_ resubmission: Resubmission, in report: Report) -> String {
        let count = number(resubmission.versions.count)
        let datasets = list(resubmission.datasets.map { dataset($0, in: report) })
        return self(
            "U stuurde \(count) versies van \(datasets). Wij keken naar de laatste: \(last(of: resubmission)). Wat daarvoor kwam, telt niet meer: \(earlier(than: resubmission)).",
            "You sent \(count) versions of \(datasets). We looked at the last one: \(last(of: resubmission)). What came before it counts no more: \(earlier(than: resubmission))."
        )
    }

    func resubmissionsTitle(_ count: Int) -> String {
        self(
            "Opnieuw aangeleverd (\(number(count))): de laatste telt", "Sent again (\(number(count))): the last counts")
    }

    private func last(of resubmission: Resubmission) -> String { resubmission.versions.last.map(version) ?? "" }

    private func earlier(than resubmission: Resubmission) -> String {
        list(resubmission.versions.dropLast().map(version))
    }

    private func version(_ version: Resubmission.Version) -> String {
        version.file + (version.received.map { self(" (ontvangen op ", " (received on ") + date($0) + ")" } ?? "")
    }
}
