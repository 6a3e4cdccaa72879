import KloptModel

/// An organisation's own figures over the quarters: a small chart for each measure, by dataset.
struct FigureCharts {
    let report: Report
    let words: OwnerPageWords

    private var phrasing: Phrasing { words.phrasing }

    func write(to page: inout HTMLWriter) {
        // One quarter is no course of time.
        let all = report.series.filter { $0.points.count > 1 && $0.points.contains { $0.value != nil } }
        guard !all.isEmpty else { return }
        let isCut = all.contains { $0.points.count > SmallChart.mostPoints }
        page.section("cijfers", words.figuresHeading) { page in
            page.element(
                "p", ["class": "quiet"],
                text: words.figuresIntroduction + (isCut ? words.olderLeftOut(SmallChart.mostPoints) : ""))
            for dataset in datasets(of: all) {
                page.element("h3", text: phrasing.dataset(dataset, in: report))
                let own = all.filter { $0.dataset == dataset }
                let (zero, others) = (own.filter(\.isAlwaysZero), own.filter { !$0.isAlwaysZero })
                page.element("div", ["class": "charts"]) { page in for series in others { chart(series, &page) } }
                if !zero.isEmpty {
                    page.element("p", ["class": "quiet"], text: words.allZero(zero.map(label)))
                }
            }
        }
    }

    private func datasets(of all: [OwnerSeries]) -> [String] {
        var names: [String] = []
        for series in all where names.last != series.dataset { names.append(series.dataset) }
        return names
    }

    private func label(_ series: OwnerSeries) -> String {
        report.labels[series.dataset]?[series.measure].map { phrasing($0) } ?? series.measure
    }

    private func chart(_ series: OwnerSeries, _ page: inout HTMLWriter) {
        let points = Array(series.points.suffix(SmallChart.mostPoints))
        func value(_ point: OwnerSeries.Point) -> String { point.value.map { phrasing.number($0) } ?? words.notKnown }
        page.element("figure") { page in
            page.element("figcaption") { page in
                page.element("span", ["class": "label"], text: label(series))
                if let last = points.last { page.element("span", ["class": "value"], text: value(last)) }
            }
            let description = points.map { "\($0.period): " + value($0) }.joined(separator: "; ")
            let chart = SmallChart(
                points: points, description: label(series) + ". " + description, text: { phrasing.number($0) })
            chart.write(to: &page)
            guard !chart.isLabelled, let first = points.first, let last = points.last else { return }
            page.element("p", ["class": "ends", "aria-hidden": "true"]) { page in
                page.element("span", text: "\(first.period): \(value(first))")
                page.element("span", text: "\(last.period)")
            }
        }
    }
}

extension OwnerSeries {
    fileprivate var isAlwaysZero: Bool { points.allSatisfy { $0.value == .zero } }
}
