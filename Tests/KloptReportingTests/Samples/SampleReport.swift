import KloptModel

/// A hand-built report with one of everything a reporter must cope with.
///
/// Five organisations: one with errors, warnings and a remark, one that only has questions and a hostile name, one that
/// sent nothing, and two whose figures add up (one of them in a file that several share). Besides, an issue that is
/// addressed to nobody, and a file that cannot be read.
enum SampleReport {
    static func make(_ language: Language = .dutch) -> Report {
        var report = Report(
            version: "1.0", language: language,
            pack: Report.Pack(
                name: "werkmonitor", title: Localized("Landelijke werkmonitor", en: "National work monitor"),
                version: "2025.2", path: "Rules/werkmonitor"))
        report.periods = [Period(year: 2025, quarter: 2)].compactMap { $0 }
        report.periodReason = Localized(
            "het laatste kwartaal dat de meeste organisaties hebben aangeleverd",
            en: "the latest quarter that most organisations delivered")
        report.inputs = [
            Report.Input(file: "2025-Q1/ips.csv", sha256: "", datasets: ["ips"], records: 7),
            Report.Input(file: "2025-Q2/GGZ 07/ips.csv", sha256: "00ff", datasets: ["ips"], records: 3),
            Report.Input(file: "2025-Q2/allen.csv", sha256: "", datasets: ["ips", "wabz"], records: 1_484),
            Report.Input(file: "2025-Q2/ggz_70.xlsx", sha256: "", datasets: ["ips"], records: 1),
        ]
        report.failures = [
            Report.Failure(
                file: "2025-Q2/GGZ 07/oud.xls",
                text: Localized(
                    "dit is een oud Excel-bestand. Sla het op als .xlsx of .csv en stuur het opnieuw.",
                    en: "this is an old Excel file. Save it as .xlsx or .csv and send it again."))
        ]
        report.rules = rules
        report.ignored = notes
        report.remarks = [
            Localized(
                "De regels over een jaar zijn niet van toepassing: er is maar één kwartaal.",
                en: "The rules over a year are not applicable: there is only one quarter.")
        ]
        report.issues = IssueList(issues(language))
        report.owners = owners
        (report.errors, report.warnings, report.infos) = (5, 2, 1)
        report.counts = counts(passed: 12_345, failed: 7, undecided: 3, notApplicable: 1_200)
        report.series = series
        report.datasets = [
            Report.Name(name: "ips", label: Localized("IPS-trajecten", en: "IPS trajectories")),
            Report.Name(name: "wabz", label: Localized("Werk als Beste Zorg", en: "Work as Best Care")),
            Report.Name(name: "deelnemers", label: Localized("Deelnemers", en: "Participants")),
        ]
        return report
    }

    static func counts(
        passed: Int = 0, failed: Int = 0, undecided: Int = 0, notApplicable: Int = 0, couldNotRun: Int = 0
    ) -> OutcomeCounts {
        var counts = OutcomeCounts()
        counts.passed = passed
        counts.failed = failed
        counts.undecided = undecided
        counts.notApplicable = notApplicable
        counts.couldNotRun = couldNotRun
        return counts
    }

    private static let series: [OwnerSeries] = {
        func series(_ owner: String, _ measure: String, _ values: [Int?]) -> OwnerSeries {
            OwnerSeries(
                owner: owner, dataset: "ips", measure: measure,
                points: values.enumerated().compactMap { number, value in
                    Period(year: 2024 + (number + 3) / 4, quarter: (number + 3) % 4 + 1).map {
                        OwnerSeries.Point(period: $0, value: value.map { Number($0) })
                    }
                })
        }
        return [
            series("GGZ 07", "lopend", [1_480, nil, 80]), series("GGZ 07", "betaald", [0, 0, 0]),
            series("GGZ 10", "lopend", [nil, 11_000, 11_999]),
        ]
    }()

    private static let owners = [
        Report.Owner(
            name: "GGZ 07", displayName: "Stichting GGZ Zeven", contact: "j.jansen@ggz07.example",
            deliveries: [
                Report.Delivery(dataset: "ips", records: 3, expected: 4, missing: 1),
                Report.Delivery(dataset: "wabz", records: 1, expected: 1),
            ],
            errors: 3, warnings: 1, infos: 1, counts: counts(passed: 180, failed: 5, undecided: 3)),
        Report.Owner(
            name: "GGZ 08 <img onerror=alert(1)>", contact: nil,
            deliveries: [Report.Delivery(dataset: "ips", records: 1)], warnings: 1,
            counts: counts(passed: 60, failed: 1)),
        Report.Owner(
            name: "GGZ 09", displayName: "Zorggroep Één", contact: "info@één.example",
            deliveries: [
                Report.Delivery(dataset: "ips", records: 0, expected: 2, missing: 2),
                Report.Delivery(dataset: "wabz", records: 0, expected: 1, missing: 1),
            ], errors: 1, counts: counts(failed: 1)),
        Report.Owner(
            name: "GGZ 10", deliveries: [Report.Delivery(dataset: "ips", records: 1_200, expected: 1_200)],
            counts: counts(passed: 11_999, notApplicable: 1_200)),
        Report.Owner(
            name: "GGZ 70", contact: "Piet | Pieters",
            deliveries: [Report.Delivery(dataset: "ips", records: 1, expected: 1)],
            counts: counts(passed: 106, undecided: 0)),
    ]

    private static let rules = [
        Report.RuleResult(
            id: "ips.lopend.financiering", title: Localized("Lopend telt op over financiering"), severity: .error,
            counts: counts(passed: 1_204, failed: 1)),
        Report.RuleResult(
            id: "jaar", title: Localized("Een jaar is minstens elk kwartaal", en: "A year is at least each quarter"),
            severity: .warning, counts: counts(notApplicable: 12),
            remark: Localized("Er is maar één kwartaal.", en: "There is only one quarter.")),
    ]

    private static let notes = [
        Note(
            kind: .unusedColumn, place: DataPlace(file: "2025-Q2/GGZ 07/ips.csv"),
            text: Localized("Kolom H 'opmerkingen' is niet gebruikt.", en: "Column H 'opmerkingen' was not used.")),
        Note(
            kind: .totalsRow, place: DataPlace(file: "2025-Q2/allen.csv", row: 1_486),
            text: Localized(
                "Totaalregel herkend en niet meegeteld: lopend 4.864.",
                en: "Totals row recognised and not counted: lopend 4,864.")),
        Note(
            kind: .unusedColumn, place: DataPlace(file: "2025-Q2/allen.csv"),
            text: Localized("Kolom Z '=1+1' is niet gebruikt.", en: "Column Z '=1+1' was not used.")),
        Note(
            kind: .unusedColumn, place: DataPlace(file: "2025-Q2/ggz_70.xlsx", sheet: "IPS"),
            text: Localized("Kolom H 'opmerkingen' is niet gebruikt.", en: "Column H 'opmerkingen' was not used.")),
    ]
}
