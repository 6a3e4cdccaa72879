import KloptModel

extension JSONWriter {
    /// `coverage`: the areas with their places on the map, and per period and dataset the state of each with the
    /// organisations by name. Null without a roster.
    mutating func coverage(_ coverage: Coverage?) {
        key("coverage")
        guard let coverage else { return null() }
        beginObject()
        key("column")
        string(coverage.column.name.isEmpty ? nil : coverage.column.name)
        key("areas")
        beginArray()
        for area in coverage.areas where !area.name.isEmpty {
            beginObject()
            key("name")
            string(area.name)
            key("code")
            string(area.code)
            key("row")
            integer(area.tile?.row)
            key("column")
            integer(area.tile?.column)
            end()
        }
        end()
        key("datasets")
        beginArray()
        for stretch in coverage.stretches {
            beginObject()
            key("period")
            string(stretch.period.description)
            key("dataset")
            string(stretch.dataset)
            for state in Coverage.State.allCases {
                key(named: state.rawValue)
                integer(stretch.count(state))
            }
            key("areas")
            beginArray()
            for cell in stretch.cells { self.cell(cell) }
            end()
            end()
        }
        end()
        end()
    }

    private mutating func cell(_ cell: Coverage.Cell) {
        beginObject()
        cellKeys(cell)
        end()
    }

    /// `area`, `state`, `mark` and the organisations by name.
    mutating func cellKeys(_ cell: Coverage.Cell) {
        key("area")
        string(cell.area.isEmpty ? nil : cell.area)
        key("state")
        string(cell.state.rawValue)
        key("mark")
        string(cell.state.mark)
        key("accepted")
        strings(cell.accepted)
        key("withheld")
        strings(cell.withheld)
        key("notReceived")
        strings(cell.notReceived)
        key("unexpected")
        strings(cell.unexpected)
    }
}
