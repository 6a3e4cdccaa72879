import KloptModel

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
            if FunctionKernel.swappedDigits.apply([.number(term.value), .number(meant)], plan.pool) == .truth(.yes) {
                return Localized(
                    "Het klopt als bij «\(label.dutch)» \(right) staat in plaats van \(given): zijn er cijfers verwisseld?",
                    en: "It adds up if «\(label.english)» is \(right) instead of \(given): were digits swapped?"
                ).text(in: plan.language)
            }
            if isOffByAZero(term.value, meant) {
                return Localized(
                    "Het klopt als bij «\(label.dutch)» \(right) staat in plaats van \(given): is er een nul te veel of te weinig getypt?",
                    en:
                        "It adds up if «\(label.english)» is \(right) instead of \(given): was a zero typed too many or too few?"
                ).text(in: plan.language)
            }
        }
        return nil
    }

    private func isOffByAZero(_ given: Number, _ meant: Number) -> Bool {
        let ten = Number(10)
        return !given.isZero && !meant.isZero
            && (given.multiplied(by: ten) == meant || meant.multiplied(by: ten) == given)
    }
}
