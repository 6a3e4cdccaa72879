import KloptModel

extension ColumnSchema {
    /// The number that a stored value is, in a column of numbers.
    func number(_ value: Int64) -> Number {
        type == .number ? Number(scaled: value, decimals: Number.columnDecimals) : Number(value)
    }

    /// A stored value as people read it, in a record's key: `2025-Q2`, `2025-03-01`, a name.
    func text(of value: Int64, _ pool: TextPool) -> String {
        switch type {
        case .count: String(value)
        case .number: Number(scaled: value, decimals: Number.columnDecimals).description
        case .quarter, .period: Period(rawValue: value)?.description ?? ""
        case .date: CalendarDate(days: value)?.description ?? ""
        case .text, .code: pool.text(value)
        }
    }
}
