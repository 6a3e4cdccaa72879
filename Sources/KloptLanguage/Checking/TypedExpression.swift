import KloptModel

/// What an expression is, as far as checking needs it.
enum ExpressionType: Hashable {
    case number, text, period, date, truth, empty
    /// A code of a list, by the list's position.
    case code(Int)
    /// The name of a dataset.
    case datasetName
    /// A mistake was reported already; everything fits.
    case unknown

    var isText: Bool {
        switch self {
        case .text, .code, .datasetName: true
        default: false
        }
    }

    /// - Parameter codeLists: positions of the code lists by name.
    init(_ type: ColumnType, codeLists: [String: Int]) {
        switch type {
        case .count, .number: self = .number
        case .text: self = .text
        case .quarter, .period: self = .period
        case .date: self = .date
        case .code(let list): self = codeLists[list].map { .code($0) } ?? .text
        }
    }

    init(_ type: ValueType) {
        switch type {
        case .number: self = .number
        case .text: self = .text
        case .period: self = .period
        case .date: self = .date
        case .truth: self = .truth
        }
    }
}

/// A checked expression with its type.
struct TypedExpression {
    var expression: Expression
    var type: ExpressionType

    init(_ expression: Expression, _ type: ExpressionType) {
        self.expression = expression
        self.type = type
    }

    static let unknown = TypedExpression(.empty, .unknown)
}

/// Where a bare word may be a code.
enum CodeSource: Hashable {
    case list(Int)
    case datasets
}
