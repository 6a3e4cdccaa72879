import KloptModel

/// For which areas each dataset is complete: a map of equal tiles, where the pack says how areas lie, and a table that
/// names the organisations.
struct CoverageMaps {
    /// Of more quarters nobody looks at the maps; the rest is counted.
    private static let mostPeriods = 12

    let page: StewardPage

    private var words: StewardPageWords { page.words }
    private var phrasing: Phrasing { page.phrasing }

    /// By dataset and area, of one period.
    private typealias Cells = [String: [String: Coverage.Cell]]

    func write(to writer: inout HTMLWriter) {
        guard let coverage = page.report.coverage else { return }
        // The latest comes first: it is what a report is about.
        let periods = Set(coverage.cells.map(\.period)).sorted(by: >)
        guard let latest = periods.first else { return }
        let only = periods.count == 1 ? latest : nil
        writer.section("dekking", words.coverageHeading(coverage.column.label, only)) { writer in
            writer.element("p", ["class": "quiet narrow"], text: words.coverageIntroduction)
            if only == nil { writer.element("h3", text: latest.description) }
            self.period(latest, coverage, &writer)
            for earlier in periods.dropFirst().prefix(Self.mostPeriods - 1) {
                writer.element("details") { writer in
                    writer.element("summary", text: words.earlierCoverage(earlier))
                    self.period(earlier, coverage, &writer)
                }
            }
            let rest = periods.count - Self.mostPeriods
            if rest > 0 { writer.element("p", text: words.morePeriods(rest)) }
        }
    }

    private func period(_ period: Period, _ coverage: Coverage, _ writer: inout HTMLWriter) {
        var datasets: [String] = []
        var cells: Cells = [:]
        for stretch in coverage.stretches where stretch.period == period {
            datasets.append(stretch.dataset)
            for cell in stretch.cells { cells[stretch.dataset, default: [:]][cell.area] = cell }
        }
        let hasTiles = TileMap.isDrawn(coverage.areas)
        writer.element("div", ["class": "maps"]) { writer in
            for dataset in datasets {
                let own = cells[dataset] ?? [:]
                writer.element("figure") { writer in
                    writer.element("figcaption") { writer in
                        writer.element("span", ["class": "label"], text: phrasing.dataset(dataset, in: page.report))
                    }
                    writer.element("p", ["class": "ends"], text: summary(own))
                    if hasTiles { map(coverage.areas, own, &writer) }
                }
            }
        }
        if hasTiles {
            writer.element("details") { writer in
                writer.element("summary", text: words.coverageTable)
                table(coverage, datasets, cells, &writer)
            }
        } else {
            table(coverage, datasets, cells, &writer)
        }
    }

    /// "23 compleet, 6 onvolledig *, 3 ontbreekt, 3 n.v.t. **".
    private func summary(_ cells: [String: Coverage.Cell]) -> String {
        Coverage.State.allCases.compactMap { state in
            let count = cells.values.count { $0.state == state }
            return count == 0 ? nil : "\(phrasing.number(count)) \(words.name(of: state))"
        }.joined(separator: ", ")
    }

    private func map(_ areas: [Coverage.Area], _ cells: [String: Coverage.Cell], _ writer: inout HTMLWriter) {
        TileMap(areas: areas, abbreviations: page.abbreviations).write(label: summary(cells), to: &writer) { area in
            guard let cell = cells[area] else { return nil }
            let (mark, sign) = words.mark(of: cell.state)
            return TileMap.Tile(mark: mark, sign: sign, title: words.tile(area, cell.state, cell))
        }
    }

    private func table(
        _ coverage: Coverage, _ datasets: [String], _ cells: Cells, _ writer: inout HTMLWriter
    ) {
        writer.wide(words.coverageTable) { writer in
            writer.element("table", ["class": "plain coverage"]) { writer in
                writer.element("thead") { writer in
                    writer.element("tr") { writer in
                        writer.element("th", ["scope": "col"], text: phrasing(coverage.column.label))
                        for dataset in datasets {
                            writer.element("th", ["scope": "col"], text: phrasing.dataset(dataset, in: page.report))
                        }
                    }
                }
                writer.element("tbody") { writer in
                    for area in coverage.areas {
                        writer.element("tr") { writer in
                            writer.element("th", ["scope": "row"]) { writer in
                                writer.text(area.name + " ")
                                writer.element("span", ["class": "id"], text: page.abbreviations[area.name])
                            }
                            for dataset in datasets { state(cells[dataset]?[area.name], &writer) }
                        }
                    }
                }
            }
        }
    }

    private func state(_ cell: Coverage.Cell?, _ writer: inout HTMLWriter) {
        writer.element("td") { writer in
            guard let cell else { return }
            let (mark, _) = words.mark(of: cell.state)
            writer.element("span", ["class": "badge \(mark.rawValue)"], text: words.name(of: cell.state))
            let absent = cell.notReceived + cell.withheld
            if !absent.isEmpty { writer.element("span", ["class": "under"], text: words.without(absent)) }
        }
    }
}
