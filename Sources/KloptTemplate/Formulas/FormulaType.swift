import KloptLanguage
import KloptModel

/// What an expression comes to, as far as formulas tell kinds apart.
enum FormulaType {
    case number, text, period, date, truth

    init(_ type: ColumnType) {
        switch type {
        case .count, .number: self = .number
        case .text, .code: self = .text
        case .quarter, .period: self = .period
        case .date: self = .date
        }
    }

    /// The type of a checked expression; nil for those that a template does not follow.
    static func of(_ expression: Expression, schema: DatasetSchema, locals: [Scope.Local]) -> FormulaType? {
        func type(_ part: Expression) -> FormulaType? { of(part, schema: schema, locals: locals) }
        switch expression {
        case .number, .negation, .rounded: return .number
        case .text: return .text
        case .period, .checkedPeriod: return .period
        case .date: return .date
        case .truth, .not, .comparison, .and, .or, .member, .within, .isMissing, .matches, .exists: return .truth
        case .column(let column), .own(let column): return FormulaType(schema.columns[column].type)
        case .local(let position): return locals.indices.contains(position) ? type(locals[position].value) : nil
        case .arithmetic(_, let left, _): return type(left)
        case .ifThen(_, let then, _): return type(then)
        case .previous(let part, _): return type(part)
        case .call(let name, _):
            switch FunctionSignature.all.first(where: { $0.name == name })?.result {
            case .number: return .number
            case .text: return .text
            case .period: return .period
            case .date: return .date
            case .truth: return .truth
            case nil: return nil
            }
        case .empty, .lookup, .figure, .aggregate: return nil
        }
    }
}
