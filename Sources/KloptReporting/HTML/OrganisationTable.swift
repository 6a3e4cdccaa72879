import KloptModel

/// Where every organisation stands, and in every part and area: a row each, with a way to its own page.
struct OrganisationTable {
    let page: StewardPage

    private var overview: Overview { page.overview }
    private var report: Report { page.report }
    private var words: StewardPageWords { page.words }
    private var phrasing: Phrasing { page.phrasing }
    private var hasReceipts: Bool { page.owners.contains { $0.received != nil || $0.isLate } }
    private var hasExplained: Bool { page.owners.contains { $0.explained > 0 } }
    private var hasBaseline: Bool { page.owners.contains { $0.statuses != nil } }

    /// Those of which something is expected or delivered. What the steward keeps, such as a roster, is nobody's delivery.
    private var datasets: [String] {
        overview.datasets.filter { dataset in overview.rows.contains { $0.cells[dataset]?.isDelivery ?? false } }
    }

    /// One place where an organisation delivers or should have.
    private struct Place: Hashable {
        var owner: String
        var dataset: String
    }

    private typealias AreaState = StewardPageWords.AreaState

    func write(to writer: inout HTMLWriter) {
        guard !overview.rows.isEmpty else { return }
        let areas = areasByPlace
        writer.section("organisaties", phrasing.ownerHeading(page.owners)) { writer in
            writer.element(
                "p", ["class": "quiet narrow"],
                text: words.organisationsIntroduction(
                    hasCoverage: !areas.isEmpty,
                    report.periods.count > 1 ? report.coverage?.cells.map(\.period).max() : nil))
            writer.wide(words.organisations) { writer in
                writer.element("table", ["class": "plain sortable matrix"]) { writer in
                    head(&writer)
                    writer.element("tbody") { writer in
                        for row in overview.rows { self.row(row, areas, &writer) }
                    }
                    total(&writer)
                }
            }
        }
    }

    private func head(_ writer: inout HTMLWriter) {
        writer.element("thead") { writer in
            writer.element("tr") { writer in
                writer.element("th", ["scope": "col"], text: phrasing.ownerHeader(page.owners).capitalisedFirst)
                writer.element("th", ["scope": "col"], text: words.stateHeading)
                if hasReceipts { writer.element("th", ["scope": "col"], text: words.receivedHeading) }
                for dataset in datasets {
                    writer.element("th", ["scope": "col"], text: phrasing.dataset(dataset, in: report))
                }
                for heading in [words.errorsHeading, words.warningsHeading, words.infosHeading] {
                    writer.element("th", ["scope": "col", "class": "number"], text: heading)
                }
                if hasExplained {
                    writer.element("th", ["scope": "col", "class": "number"], text: words.explainedHeading)
                }
                if hasBaseline {
                    writer.element("th", ["scope": "col", "class": "number"], text: words.newHeading)
                    writer.element("th", ["scope": "col", "class": "number"], text: words.solvedHeading)
                }
            }
        }
    }

    private func row(
        _ row: Overview.Row, _ areas: [Place: [(area: String, state: AreaState)]], _ writer: inout HTMLWriter
    ) {
        let owner = row.owner
        let state = owner.state
        writer.element("tr") { writer in
            writer.element("th", ["scope": "row"]) { writer in
                if let file = overview.files[owner.name] {
                    writer.element("a", ["href": PageLink.toFile(file)], text: owner.name)
                } else {
                    writer.element(
                        "a", ["href": "#punten", "data-filter": "owner", "data-value": owner.name], text: owner.name)
                }
                if let name = owner.displayName, name != owner.name {
                    writer.element("span", ["class": "under"], text: name)
                }
            }
            writer.element("td", ["data-sort": "\(RoundState.allCases.firstIndex(of: state) ?? 0)"]) { writer in
                writer.badge(state.mark, phrasing.name(of: state))
                if owner.isLate {
                    writer.text(" ")
                    writer.element("span", ["class": "badge warning"], text: phrasing.late(owner))
                }
            }
            if hasReceipts {
                writer.element("td", ["data-sort": owner.received?.description ?? "~"]) { writer in
                    writer.text(owner.received.map { $0.description } ?? "–")
                }
            }
            for dataset in datasets {
                cell(
                    row.cells[dataset], areas[Place(owner: owner.name, dataset: dataset)] ?? [], owner: owner, &writer)
            }
            number(owner.errors, .error, &writer)
            number(owner.warnings, .warning, &writer)
            number(owner.infos, .info, &writer)
            if hasExplained { number(owner.explained, .none, &writer) }
            if hasBaseline {
                number(owner.statuses?.new ?? 0, .none, &writer)
                number(owner.statuses?.solved ?? 0, .good, &writer)
            }
        }
    }

    private func number(_ value: Int, _ mark: PageMark, _ writer: inout HTMLWriter) {
        writer.element("td", ["class": "number " + (value == 0 ? "zero" : mark.rawValue), "data-sort": "\(value)"]) {
            $0.text(phrasing.number(value))
        }
    }

    /// The areas with their states; without coverage, how many records of how many.
    private func cell(
        _ cell: Overview.Cell?, _ areas: [(area: String, state: AreaState)], owner: Report.Owner,
        _ writer: inout HTMLWriter
    ) {
        guard let cell else { return writer.element("td", ["data-sort": "-1"]) { _ in } }
        writer.element("td", ["data-sort": "\(cell.records)"]) { writer in
            if areas.isEmpty {
                guard cell.isDelivery else { return }
                let expected = cell.expected ?? cell.records
                let isWhole = cell.missing == 0 && expected == cell.records
                let text =
                    isWhole
                    ? phrasing.number(cell.records)
                    : cell.records > expected
                        ? words.records(cell.records, insteadOf: expected) : words.records(cell.records, of: expected)
                writer.badge(isWhole ? .good : .error, text)
            }
            for (area, state) in areas {
                let title = area + ": " + words.name(of: state)
                writer.element("span", ["class": "chip \(state.mark.rawValue)", "title": title]) { writer in
                    writer.element("span", ["aria-hidden": "true"]) { writer in
                        writer.text(page.abbreviations[area] + " " + state.sign)
                    }
                    writer.element("span", ["class": "unseen"], text: title)
                }
                writer.text(" ")
            }
        }
    }

    private func total(_ writer: inout HTMLWriter) {
        let total = overview.wholeTotal
        writer.element("tfoot") { writer in
            writer.element("tr") { writer in
                writer.element("th", ["scope": "row"], text: words.total)
                writer.element("td") { $0.text(delivered) }
                if hasReceipts { writer.element("td") { _ in } }
                for dataset in datasets {
                    writer.element("td") { writer in
                        guard let cell = total.cells[dataset], cell.isDelivery else { return }
                        writer.text(
                            cell.expected.map { words.records(cell.records, of: $0) } ?? phrasing.number(cell.records))
                    }
                }
                let owners = page.owners
                var counts = [
                    owners.reduce(0) { $0 + $1.errors }, owners.reduce(0) { $0 + $1.warnings },
                    owners.reduce(0) { $0 + $1.infos },
                ]
                if hasExplained { counts.append(owners.reduce(0) { $0 + $1.explained }) }
                if hasBaseline {
                    counts.append(owners.reduce(0) { $0 + ($1.statuses?.new ?? 0) })
                    counts.append(owners.reduce(0) { $0 + ($1.statuses?.solved ?? 0) })
                }
                for count in counts { writer.element("td", ["class": "number"], text: phrasing.number(count)) }
            }
        }
    }

    private var delivered: String {
        words.delivered(page.owners.count { !$0.sentNothing }, of: page.owners.count)
    }

    // MARK: Areas

    /// Of the last period, the areas of each organisation and dataset in the order of the pack.
    private var areasByPlace: [Place: [(area: String, state: AreaState)]] {
        guard let coverage = report.coverage, let period = coverage.cells.map(\.period).max() else { return [:] }
        var places: [Place: [(area: String, state: AreaState)]] = [:]
        for cell in coverage.cells where cell.period == period {
            for (names, state) in [
                (cell.accepted, AreaState.accepted), (cell.withheld, .withheld), (cell.notReceived, .notReceived),
            ] {
                for name in names {
                    places[Place(owner: name, dataset: cell.dataset), default: []].append((cell.area, state))
                }
            }
        }
        return places
    }
}

extension StewardPageWords.AreaState {
    var mark: PageMark {
        switch self {
        case .accepted: .good
        case .withheld: .warning
        case .notReceived: .error
        }
    }

    var sign: String {
        switch self {
        case .accepted: "✓"
        case .withheld: "!"
        case .notReceived: "✗"
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
