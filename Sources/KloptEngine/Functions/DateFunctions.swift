import KloptModel

extension FunctionKernel {
    static let yearOf = onDate("year_of") { .number(Number($0.year)) }
    static let monthOf = onDate("month_of") { .number(Number($0.month)) }
    static let dayOf = onDate("day_of") { .number(Number($0.day)) }
    static let quarterOf = onDate("quarter_of") { $0.quarter.map { .period($0) } ?? .missing }
}
