import KloptEngine
import KloptLanguage
import KloptModel

/// What is known of earlier quarters, on a hidden sheet: a row per record that can be filled in, a few columns per
/// question.
///
/// The engine answered the questions; the workbook only looks the answers up.
struct EarlierValues {
    let sheet: String
    /// The questions in the order of their columns; see `columns(of:)`.
    let questions: [Past.Question]
    /// Per row, per question. The last row is that of a record whose key is not known.
    let answers: [[Past.Answer]]
    /// The reference to a column (0-based) for the record at hand.
    let reference: @Sendable (Int) -> String

    /// The columns of a question: what it is, and its value or bounds.
    static func columns(of question: Int) -> (state: Int, low: Int, high: Int) {
        (question * 3 + 1, question * 3 + 2, question * 3 + 3)
    }

    enum State {
        static let present = 1
        static let missing = 0
        static let notApplicable = 2
        static let impossible = 3
    }

    /// What a question's cells hold: its state, and its low and high bound or its text twice.
    static func cells(of answer: Past.Answer) -> (state: Int, low: SheetCell.Value, high: SheetCell.Value) {
        switch answer {
        case .number(let low, let high, let isKnown):
            return (
                isKnown ? State.present : State.missing, cell(low, open: Formula.openBelow),
                cell(high, open: Formula.open)
            )
        case .text(let text): return (State.present, .text(text), .text(text))
        case .period(let period):
            let number = SheetCell.Value.number(Int(period.rawValue))
            return (State.present, number, number)
        case .truth(let truth):
            let code = truth.map { $0 ? "1" : "0" } ?? FormulaTruth.unknown
            return (State.present, .formula(code, cached: nil), .formula(code, cached: nil))
        case .missing: return (State.missing, .text(""), .text(""))
        case .notApplicable: return (State.notApplicable, .number(0), .number(0))
        case .date, .impossible: return (State.impossible, .number(0), .number(0))
        }
    }

    /// A bound; one that is open or no whole number is written as a formula, which holds any.
    private static func cell(_ bound: Number?, open: String) -> SheetCell.Value {
        guard let bound else { return .formula(open, cached: nil) }
        if let whole = bound.int64.flatMap({ Int(exactly: $0) }) { return .number(whole) }
        return .formula("\(bound.numerator)/\(bound.denominator)", cached: nil)
    }

    /// The answer to a question as a value; nil when it was not asked.
    ///
    /// - Parameter isNumber: by the question's type, which the answers alone need not show.
    func value(of question: Past.Question, type: FormulaType) -> FormulaValue? {
        guard let index = questions.firstIndex(of: question) else { return nil }
        let columns = EarlierValues.columns(of: index)
        let state = reference(columns.state)
        let states = answers.map { EarlierValues.cells(of: $0[index]).state }
        let isSpecial = states.contains { $0 >= State.notApplicable }
        let special = isSpecial ? "IF(\(state)>1,\(state),0)" : nil
        let missing = states.contains(State.missing) ? "\(state)=0" : nil
        switch type {
        case .number:
            var number = FormulaNumber(low: reference(columns.low), high: reference(columns.high))
            number.known = missing.map { "NOT(\($0))" }
            number.special = special
            number.isApproximate = answers.contains { row in
                guard case .number(let low, let high, _) = row[index] else { return false }
                return !(low?.isWhole ?? true) || !(high?.isWhole ?? true)
            }
            return .number(number)
        case .text:
            return .text(FormulaScalar(value: reference(columns.low), missing: missing, special: special))
        case .period:
            return .period(FormulaScalar(value: reference(columns.low), missing: missing, special: special))
        case .truth:
            let low = reference(columns.low)
            return .truth(
                FormulaTruth(code: isSpecial ? "IF(\(state)>1,\(state),\(low))" : low, maybeSpecial: isSpecial))
        case .date: return nil
        }
    }
}
