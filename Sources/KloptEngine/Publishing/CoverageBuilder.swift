import KloptLanguage
import KloptModel

extension Coverage {
    /// Who is counted, withheld and missing, by name; nil without a roster, as then nobody knows who is expected.
    ///
    /// - Complexity: O(deliveries + periods · datasets · areas).
    init?(_ deliveries: DeliveryStates) {
        guard deliveries.hasRoster else { return nil }
        let plan = deliveries.plan
        let column = zip(plan.datasets, deliveries.areaColumns).lazy.compactMap { schema, index in
            index.map { schema.columns[$0] }
        }.first
        var areas: [Area] = [Area(name: "", code: "")]
        if let column, case .code(let list) = column.type,
            let codes = plan.ruleSet.codeLists.first(where: { $0.name == list })
        {
            areas = codes.entries.map { Area(name: $0.name, code: $0.code, tile: $0.tile) }
        }
        self.init(
            column: column.map { Report.Name(name: $0.name, label: $0.label) }
                ?? Report.Name(name: "", label: Localized("")),
            areas: areas, cells: [])

        var members: [DeliveryPlace: Cell] = [:]
        var datasets: Set<Int> = []
        for (place, state) in deliveries.states {
            datasets.insert(place.dataset)
            var slot = place
            slot.owner = Finding.none
            let name = plan.pool.text(place.owner)
            guard let period = Period(rawValue: place.period) else { continue }
            // In its place: a copy would be made anew for each of an area's organisations.
            func add(to cell: inout Cell) {
                switch state {
                case .accepted: cell.accepted.append(name)
                case .withheld: cell.withheld.append(name)
                case .notReceived: cell.notReceived.append(name)
                case .unexpected: cell.unexpected.append(name)
                }
            }
            add(to: &members[slot, default: Cell(period: period, dataset: "", area: "")])
        }
        for period in deliveries.periods {
            for dataset in datasets.sorted() where plan.datasets[dataset].validity.contains(period) {
                // A dataset without areas is known of as a whole.
                let hasAreas = deliveries.areaColumns[dataset] != nil
                for area in hasAreas ? areas : [Area(name: "", code: "")] {
                    let slot = DeliveryPlace(
                        period: period.rawValue, dataset: dataset, owner: Finding.none,
                        area: hasAreas ? plan.pool.number(of: area.name) : Finding.none)
                    let found = members[slot]
                    cells.append(
                        Cell(
                            period: period, dataset: plan.datasets[dataset].name, area: area.name,
                            accepted: (found?.accepted ?? []).sorted(), withheld: (found?.withheld ?? []).sorted(),
                            notReceived: (found?.notReceived ?? []).sorted(),
                            unexpected: (found?.unexpected ?? []).sorted()))
                }
            }
        }
    }
}
