import KloptModel

extension FunctionKernel {
    static let year = onPeriod("year") { .number(Number($0.year)) }
    static let quarter = onPeriod("quarter") { $0.quarter.map { .number(Number($0)) } ?? .missing }
    static let isYear = onPeriod("is_year") { .truth(Truth($0.isYear)) }
}
