import KloptLanguage
import KloptModel

/// The two header rows of a sheet: a measure above its categories, in words that `klopt check` recognises.
struct HeaderWords {
    struct Column {
        /// Text of the upper row; empty where the group goes on.
        var group: String
        /// Text of the lower row; empty under a group of one.
        var category: String
        /// Whether a measure begins here.
        var startsMeasure: Bool
    }

    /// Per measure column of the layout.
    let columns: [Column]

    init(_ schema: DatasetSchema, measureColumns: [Int], language: Language) {
        var columns: [Column] = []
        var position = 0
        while position < measureColumns.count {
            let measure = schema.columns[measureColumns[position]].measure
            var end = position + 1
            while end < measureColumns.count, schema.columns[measureColumns[end]].measure == measure { end += 1 }
            columns += Self.group(measureColumns[position..<end].map { schema.columns[$0] }, language)
            position = end
        }
        self.columns = columns
    }

    private static func group(_ columns: [ColumnSchema], _ language: Language) -> [Column] {
        func whole(_ columns: [ColumnSchema]) -> [Column] {
            columns.map { Column(group: $0.label.text(in: language), category: "", startsMeasure: true) }
        }
        guard columns.count > 1 else { return whole(columns) }
        let total = columns.first { $0.category == nil }
        let tails = columns.map { $0.category == nil ? nil : tail(of: $0.label.text(in: language)) }
        // A category whose label does not begin with its measure stands by itself.
        for (column, tail) in zip(columns, tails) where column.category != nil && tail == nil { return whole(columns) }
        let heads = Set(
            zip(columns, tails).compactMap { column, tail in
                tail.map { String(column.label.text(in: language).dropLast($0.count + 2)) }
            })
        guard let group = total?.label.text(in: language) ?? (heads.count == 1 ? heads.first : nil) else {
            return whole(columns)
        }
        let all = language == .dutch ? "totaal" : "total"
        return zip(columns, tails).enumerated().map { position, column in
            Column(group: position == 0 ? group : "", category: column.1 ?? all, startsMeasure: position == 0)
        }
    }

    /// `UWV` of `Lopend, UWV`.
    private static func tail(of label: String) -> String? {
        guard let comma = label.firstIndex(of: ",") else { return nil }
        let tail = label[label.index(after: comma)...].drop { $0 == " " }
        return tail.isEmpty ? nil : String(tail)
    }
}
