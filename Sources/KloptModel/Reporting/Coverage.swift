/// For which areas the figures of each dataset and period are complete, by the roster.
package struct Coverage: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// Every organisation that is expected delivered, and none of it is withheld.
        case complete
        /// At least one is missing or withheld: the figures are an underestimate.
        case incomplete
        /// All that is expected is missing or withheld.
        case missing
        /// No organisation is expected there.
        case notApplicable

        /// What a report prints behind a figure: `*` for an underestimate, `**` where nothing is offered.
        package var mark: String {
            switch self {
            case .incomplete: "*"
            case .notApplicable: "**"
            case .complete, .missing: ""
            }
        }
    }

    /// An area that figures are published of, such as a region.
    package struct Area: Hashable, Sendable {
        /// As in the key of a record.
        package var name: String
        package var code: String
        /// Its place on a map of equal tiles, from 0, when the pack gives one.
        package var tile: Tile?

        package init(name: String, code: String, tile: Tile? = nil) {
            self.name = name
            self.code = code
            self.tile = tile
        }
    }

    package struct Tile: Hashable, Sendable {
        package var row: Int
        package var column: Int

        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// What is known of one area, dataset and period. Names of organisations in order.
    package struct Cell: Hashable, Sendable {
        package var period: Period
        package var dataset: String
        package var area: String
        /// Delivered, and fit to be counted.
        package var accepted: [String]
        /// Delivered, with open issues that the policy does not tolerate.
        package var withheld: [String]
        /// Expected, and not received.
        package var notReceived: [String]
        /// Delivered, and on no roster: not counted.
        package var unexpected: [String]

        package init(
            period: Period, dataset: String, area: String, accepted: [String] = [], withheld: [String] = [],
            notReceived: [String] = [], unexpected: [String] = []
        ) {
            self.period = period
            self.dataset = dataset
            self.area = area
            self.accepted = accepted
            self.withheld = withheld
            self.notReceived = notReceived
            self.unexpected = unexpected
        }

        package var expectedCount: Int { accepted.count + withheld.count + notReceived.count }

        package var state: State {
            if expectedCount == 0 { return .notApplicable }
            if accepted.isEmpty { return .missing }
            return withheld.isEmpty && notReceived.isEmpty ? .complete : .incomplete
        }
    }

    /// The part of the key that tells areas apart; without a name when there is none, and then there is one area without
    /// a name.
    package var column: Report.Name
    /// All there are, in the order of the pack.
    package var areas: [Area]
    /// One for every period, dataset and area, in that order.
    package var cells: [Cell]

    package init(column: Report.Name, areas: [Area], cells: [Cell]) {
        self.column = column
        self.areas = areas
        self.cells = cells
    }

    /// What is known of one dataset in one period.
    package struct Stretch: Sendable {
        package var period: Period
        package var dataset: String
        /// In the order of the areas.
        package var cells: ArraySlice<Cell>

        package func count(_ state: State) -> Int { cells.count { $0.state == state } }

        /// Those that are expected anywhere.
        package var expected: Set<String> {
            cells.reduce(into: []) { $0.formUnion($1.accepted + $1.withheld + $1.notReceived) }
        }

        /// Those of which something that is expected is missing or withheld.
        package var lacking: Set<String> { cells.reduce(into: []) { $0.formUnion($1.withheld + $1.notReceived) } }

        /// Those of which something is counted.
        package var accepted: Set<String> { cells.reduce(into: []) { $0.formUnion($1.accepted) } }
    }

    /// The cells by period and dataset, in their order.
    package var stretches: [Stretch] {
        var stretches: [Stretch] = []
        var start = cells.startIndex
        while start < cells.endIndex {
            let (period, dataset) = (cells[start].period, cells[start].dataset)
            let end = cells[start...].firstIndex { $0.period != period || $0.dataset != dataset } ?? cells.endIndex
            stretches.append(Stretch(period: period, dataset: dataset, cells: cells[start..<end]))
            start = end
        }
        return stretches
    }
}
