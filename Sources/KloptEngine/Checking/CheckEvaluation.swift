import KloptLanguage
import KloptModel

/// What came of one check: nil when the rule is not about the record at all (`for each … where`).
struct CheckResult {
    var outcome: Outcome
    var severity: Severity
}

extension Evaluator {
    /// Evaluates a check's expressions on a record.
    ///
    /// - Parameter isFiltered: whether the record is known to be one that the rule is about.
    func result(of check: Check, on record: Record, isFiltered: Bool = false) -> CheckResult? {
        begin(check, on: record)
        if !isFiltered, let filter = check.filter {
            switch value(filter) {
            case .truth(.yes): break
            case .truth(.no), .notApplicable: return nil
            case .impossible: return CheckResult(outcome: .couldNotRun, severity: check.severity)
            default: return CheckResult(outcome: .undecided, severity: check.severity)
            }
        }
        if let when = check.when {
            switch value(when) {
            case .truth(.yes): break
            case .truth(.no), .notApplicable: return CheckResult(outcome: .notApplicable, severity: check.severity)
            case .impossible: return CheckResult(outcome: .couldNotRun, severity: check.severity)
            default: return CheckResult(outcome: .undecided, severity: check.severity)
            }
        }
        switch check.condition {
        case .holds(let node):
            return CheckResult(outcome: outcome(holds(node, within: check.tolerance)), severity: check.severity)
        case .measured(let node, let warning, let error):
            return measured(value(node), warning: warning, error: error, check)
        default: return nil
        }
    }

    /// The condition; with a tolerance, its comparisons allow for it.
    private func holds(_ node: Node, within tolerance: Tolerance?) -> Value {
        guard let tolerance else { return value(node) }
        switch node {
        case .and(let left, let right):
            return both(holds(left, within: tolerance), deciding: .no) { holds(right, within: tolerance) }
        case .comparison(let op, let left, let right):
            let (a, b) = (value(left), value(right))
            guard case .number = a, case .number(let expected, _) = b else {
                return compare(op, a, b, tolerance: nil)
            }
            guard let allowed = Evaluator.allowed(tolerance, of: expected) else { return .impossible }
            return compare(op, a, b, tolerance: allowed)
        default: return value(node)
        }
    }

    /// The allowed difference from an expected value: the larger of the absolute and the relative part.
    static func allowed(_ tolerance: Tolerance, of expected: Interval) -> Interval? {
        let absolute = tolerance.absolute ?? .zero
        guard let share = tolerance.relative else { return Interval(absolute) }
        guard let relative = expected.magnitude.multiplied(by: Interval(share)) else { return nil }
        return relative.mapped { max($0, absolute) }
    }

    private func measured(_ value: Value, warning: Node?, error: Node?, _ check: Check) -> CheckResult {
        var undecided = false
        for (threshold, severity) in [(error, Severity.error), (warning, Severity.warning)] {
            guard let threshold else { continue }
            switch compare(.greaterOrEqual, value, self.value(threshold), tolerance: nil) {
            case .truth(.yes): return CheckResult(outcome: undecided ? .undecided : .failed, severity: severity)
            case .truth(.no): break
            case .notApplicable: return CheckResult(outcome: .notApplicable, severity: severity)
            case .impossible: return CheckResult(outcome: .couldNotRun, severity: severity)
            default: undecided = true
            }
        }
        if warning == nil, error == nil {
            switch value {
            case .notApplicable: return CheckResult(outcome: .notApplicable, severity: check.severity)
            case .impossible: return CheckResult(outcome: .couldNotRun, severity: check.severity)
            case .number(_, true): break
            default: undecided = true
            }
        }
        return CheckResult(outcome: undecided ? .undecided : .passed, severity: check.severity)
    }
}
