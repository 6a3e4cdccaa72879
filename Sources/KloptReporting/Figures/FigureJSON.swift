import KloptModel

/// One object: the pack, the periods, the figures, and what is not there.
package struct FigureJSON: OutputFormat {
    package static let name = "json"

    package init() {}

    package func write(_ figures: FigureReport, to sink: inout some ByteSink) throws {
        var json = JSONWriter()
        json.beginObject()
        json.key("klopt")
        json.string(figures.version)
        json.key("rules")
        json.beginObject()
        json.key("pack")
        json.string(figures.pack.name)
        json.key("version")
        json.string(figures.pack.version)
        json.end()
        json.key("periods")
        json.strings(figures.periods.map(\.description))
        try json.objects("figures", figures.rows, drainingInto: &sink) { json, row in
            for (column, cell) in zip(figures.columns, row.cells) {
                switch cell {
                case .empty: continue
                case .text(let text):
                    json.key(named: column.name)
                    json.string(text)
                case .number(let number):
                    json.key(named: column.name)
                    json.number(number)
                }
            }
            json.key("underestimate")
            json.bool(row.isUnderestimate)
        }
        json.key("remarks")
        json.beginArray()
        for remark in figures.remarks {
            json.beginObject()
            json.key("kind")
            json.string(remark.kind.rawValue)
            json.key("text")
            json.string(remark.text.text(in: figures.language))
            json.key("figures")
            json.integer(remark.figures)
            json.end()
        }
        json.end()
        json.end()
        try json.pieces.flush(into: &sink)
    }
}
