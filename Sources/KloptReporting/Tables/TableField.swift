import KloptModel

/// What stands in a cell of a table for people, whatever it is written as.
enum TableField {
    case text(String)
    case number(Number)
    case integer(Int)
    case empty

    static func text(_ text: String?) -> TableField { text.map { TableField.text($0) } ?? .empty }
    static func number(_ number: Number?) -> TableField { number.map { TableField.number($0) } ?? .empty }
    static func integer(_ integer: Int?) -> TableField { integer.map { TableField.integer($0) } ?? .empty }
}
