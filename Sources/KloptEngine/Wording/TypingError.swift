import KloptModel

/// How a number may have been typed wrongly.
enum TypingSlip: Hashable, Sendable {
    case swappedDigits
    /// A zero too many or too few.
    case zero

    /// What makes one number of the other; nil when nothing simple does.
    init?(from given: Number, to meant: Number, _ pool: TextPool) {
        let ten = Number(10)
        if FunctionKernel.swappedDigits.apply([.number(given), .number(meant)], pool) == .truth(.yes) {
            self = .swappedDigits
        } else if !given.isZero, !meant.isZero,
            given.multiplied(by: ten) == meant || meant.multiplied(by: ten) == given
        {
            self = .zero
        } else {
            return nil
        }
    }
}

/// Looks for a single cell that, typed slightly differently, makes an equality hold. A hint, never applied.
///
/// The idea is that of the Dutch statistics office's `deductive` (Scholtus 2008): swapped digits, and a digit too many
/// or too few.
struct TypingError {
    let plan: Plan
    let schema: DatasetSchema
    let numbers: NumberText

    /// - Parameter difference: left minus right.
    /// - Parameter terms: the cells of the equality, with the sign with which each counts on the left.
    func hint(difference: Number, terms: [(column: Int, sign: Int, value: Number)]) -> String? {
        for term in terms where term.value.isWhole {
            guard let meant = term.value.subtracting(term.sign > 0 ? difference : difference.negated),
                !meant.isNegative, meant.isWhole
            else { continue }
            let label = schema.columns[term.column].label
            let (given, right) = (numbers.text(term.value), numbers.text(meant))
            switch TypingSlip(from: term.value, to: meant, plan.pool) {
            case .swappedDigits:
                return Localized(
                    "Het klopt als bij «\(label.dutch)» \(right) staat in plaats van \(given): zijn er cijfers verwisseld?",
                    en: "It adds up if «\(label.english)» is \(right) instead of \(given): were digits swapped?"
                ).text(in: plan.language)
            case .zero:
                return Localized(
                    "Het klopt als bij «\(label.dutch)» \(right) staat in plaats van \(given): is er een nul te veel of te weinig getypt?",
                    en:
                        "It adds up if «\(label.english)» is \(right) instead of \(given): was a zero typed too many or too few?"
                ).text(in: plan.language)
            case nil: continue
            }
        }
        return nil
    }
}
