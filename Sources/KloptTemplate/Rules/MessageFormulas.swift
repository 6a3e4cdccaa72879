import KloptEngine
import KloptLanguage
import KloptModel

/// Says in words what is wrong, with the arithmetic, as a formula.
///
/// A rule's own words go first (`say`, else `ask`); without them the broken comparison is written out.
struct MessageFormulas {
    let expressions: ExpressionFormulas
    let rule: Rule
    let language: Language

    private var schema: DatasetSchema { expressions.sheet.schema }
    private var helpers: HelperColumns { expressions.helpers }
    private var scope: Scope { expressions.scope }

    /// A piece of a text: as it stands, or what a formula gives.
    private enum Piece {
        case text(String)
        case formula(String)
    }

    /// The formula of the message.
    func message() -> String {
        if case .filled(let column) = scope.condition { return filled(column) }
        if let template = (scope.message ?? (rule.isStructural ? nil : scope.question))?.template(in: language),
            let pieces = pieces(of: template)
        {
            return joined(pieces)
        }
        if let condition = brokenComparison(), let pieces = sentence(condition.0, condition.1, condition.2) {
            return joined(rule.isStructural ? pieces : pieces + [.text(" " + theRule)])
        }
        let fix = rule.fix.text(in: language)
        return joined([.text(fix.isEmpty ? "\(title)." : "\(title). \(fix)")])
    }

    private var title: String { rule.title.text(in: language) }
    private var theRule: String { say("De regel is: \(title).", "The rule is: \(title).") }

    private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

    private func joined(_ pieces: [Piece]) -> String {
        var parts: [String] = []
        var literal = ""
        func flush() {
            if !literal.isEmpty { parts.append(Formula.literal(literal)) }
            literal = ""
        }
        for piece in pieces {
            switch piece {
            case .text(let text): literal += text
            case .formula(let formula):
                flush()
                parts.append(formula)
            }
        }
        flush()
        return parts.isEmpty ? "\"\"" : parts.joined(separator: "&")
    }

    // MARK: Templates

    private func pieces(of template: Template) -> [Piece]? {
        var pieces: [Piece] = []
        for part in template.parts {
            switch part {
            case .text(let text): pieces.append(.text(text))
            case .value(let expression):
                guard let text = text(of: expression) else { return nil }
                pieces.append(.formula(text))
            }
        }
        return pieces
    }

    /// A value as people read it, or nil when it cannot be worked out here.
    private func text(of expression: Expression) -> String? {
        guard let value = try? expressions.value(expression) else { return nil }
        switch value {
        case .number(let number): return text(of: number)
        case .text(let scalar):
            return guarded(
                scalar.special, scalar.missing.map { "IF(\($0),\"\(unknown)\",\(scalar.value))" } ?? scalar.value)
        case .period(let scalar):
            return guarded(scalar.special, "INT(\(scalar.value)/8)&\"-Q\"&MOD(\(scalar.value),8)")
        case .truth, .nothing: return nil
        }
    }

    private var unknown: String { say("onbekend", "unknown") }

    private func guarded(_ special: String?, _ text: String) -> String {
        guard let special else { return helpers.short(text) }
        let notApplicable = say("n.v.t.", "not applicable")
        return helpers.define("IF(\(helpers.short(special))>0,\"\(notApplicable)\",\(text))")
    }

    /// `12`, `1.484`, `−5`, `0 tot en met 4`, `onbekend`.
    private func text(of number: FormulaNumber) -> String {
        let low = helpers.short(number.low)
        let high = helpers.short(number.high)
        let isWhole = number.scale == 1 && !number.isApproximate
        func plain(_ bound: String) -> String {
            let sign = "IF(\(bound)<0,\"−\",\"\")"
            if isWhole { return "\(sign)&FIXED(ABS(\(bound)),0)" }
            let value = helpers.short("ROUND(ABS(\(bound))/\(number.scale),2)")
            return "\(sign)&FIXED(\(value),IF(\(value)=INT(\(value)),0,IF(\(value)*10=INT(\(value)*10),1,2)))"
        }
        if number.constant != nil || low == high { return guarded(number.special, helpers.short(plain(low))) }
        let open = Formula.openFrom
        let range = "\(plain(low))&\"\(say(" tot en met ", " to "))\"&\(plain(high))"
        let least =
            "IF(AND(\(low)>0,\(low)<\(open)),\"\(say("ten minste ", "at least "))\"&\(plain(low)),\"\(unknown)\")"
        return guarded(
            number.special,
            helpers.define(
                "IF(\(low)=\(high),\(plain(low)),IF(AND(\(low)>-\(open),\(high)<\(open)),\(range),\(least)))"))
    }

    // MARK: The arithmetic

    /// The comparison that says what is wrong: that of the condition, or the end of a range.
    private func brokenComparison() -> (ComparisonOperator, Expression, Expression)? {
        guard case .holds(let condition) = scope.condition else { return nil }
        switch condition {
        case .comparison(let op, let left, let right): return (op, left, right)
        default: return nil
        }
    }

    /// `Lopend: UWV 40 + gemeente 25 = 65, maar «Lopende trajecten» is 80 (verschil −15).`
    private func sentence(_ op: ComparisonOperator, _ left: Expression, _ right: Expression) -> [Piece]? {
        guard let a = try? expressions.number(left), let b = try? expressions.number(right),
            let leftSide = side(left, a)
        else { return nil }
        let value = text(of: b)
        let rightName = name(of: right)
        var pieces = leftSide
        if b.constant != nil {
            pieces += [.text(say("; dat moet ", "; that must be "))]
            pieces += [.text(bound(op)), .formula(value), .text(language == .dutch ? " zijn." : ".")]
            return pieces
        }
        let other: [Piece]
        if let rightName {
            other = [.text("«\(rightName)»")]
        } else {
            guard let rightSide = side(right, b) else { return nil }
            other = rightSide
        }
        let withValue = rightName == nil ? other : other + [.text(" ("), .formula(value), .text(")")]
        let difference = try? expressions.number(.arithmetic(.subtract, left, right))
        switch op {
        case .equal:
            pieces.append(.text(say(", maar ", ", but ")))
            pieces += other
            if rightName != nil { pieces += [.text(say(" is ", " is ")), .formula(value)] }
            if let difference { pieces += [.formula(signed(difference))] }
            pieces.append(.text("."))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let isLess = op == .less || op == .lessOrEqual
            let gap = isLess ? difference : try? expressions.number(.arithmetic(.subtract, right, left))
            let (more, must) =
                isLess
                ? (say("meer dan ", "more than "), say("minder zijn dan ", "be less than "))
                : (say("minder dan ", "less than "), say("meer zijn dan ", "be more than "))
            guard let gap else { return nil }
            let known = helpers.short("\(helpers.short(gap.low))>0")
            let text = text(of: gap)
            let exact = "AND(\(known),\(helpers.short(gap.low))=\(helpers.short(gap.high)))"
            pieces.append(
                .formula(
                    "IF(\(exact),\(Formula.literal(say(", en dat is ", ", which is ")))&\(text)&"
                        + "\(Formula.literal(" " + more)),\(Formula.literal(say(", en dat moet ", ", which must ") + must)))"
                ))
            pieces += withValue + [.text(".")]
        case .notEqual:
            pieces += [.text(say(", net als ", ", just as "))] + other + [.text(".")]
        }
        return pieces
    }

    private func bound(_ op: ComparisonOperator) -> String {
        switch op {
        case .equal: ""
        case .notEqual: say("anders dan ", "other than ")
        case .less: say("lager dan ", "below ")
        case .lessOrEqual: say("hooguit ", "at most ")
        case .greater: say("hoger dan ", "above ")
        case .greaterOrEqual: say("minimaal ", "at least ")
        }
    }

    /// ` (verschil −15)`, or nothing where the difference is not known.
    private func signed(_ difference: FormulaNumber) -> String {
        let (low, high) = (helpers.short(difference.low), helpers.short(difference.high))
        let text = text(of: difference)
        let word = Formula.literal(say(" (verschil ", " (difference "))
        return "IF(\(low)=\(high),\(word)&IF(\(low)>0,\"+\",\"\")&\(text)&\")\",\"\")"
    }

    /// One side with its outcome: `«Lopend» is 80`, or `Lopend: UWV 40 + gemeente 25 = 65`.
    private func side(_ expression: Expression, _ number: FormulaNumber) -> [Piece]? {
        if let name = name(of: expression) {
            return [.text("«\(name)» is "), .formula(text(of: number))]
        }
        guard let terms = terms(of: expression) else { return nil }
        let prefix = Self.commonPrefix(terms.compactMap { name(of: $0.expression) })
        var pieces: [Piece] = prefix.isEmpty ? [] : [.text(prefix.dropLast(2) + ": ")]
        for (position, term) in terms.enumerated() {
            if position > 0 || term.isNegative {
                pieces.append(.text(term.isNegative ? (position > 0 ? " − " : "−") : " + "))
            }
            guard let text = text(of: term.expression) else { return nil }
            if let name = name(of: term.expression) {
                pieces.append(.text(Self.decapitalised(String(name.dropFirst(prefix.count))) + " "))
            }
            pieces.append(.formula(text))
        }
        return pieces + [.text(" = "), .formula(text(of: number))]
    }

    private struct Term {
        var expression: Expression
        var isNegative: Bool
    }

    /// A sum as its terms, up to twelve of them.
    private func terms(of expression: Expression, isNegative: Bool = false) -> [Term]? {
        switch expression {
        case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
            let isMinus = if case .arithmetic(.subtract, _, _) = expression { true } else { false }
            guard let a = terms(of: left, isNegative: isNegative),
                let b = terms(of: right, isNegative: isMinus ? !isNegative : isNegative), a.count + b.count <= 12
            else { return nil }
            return a + b
        case .local(let position):
            guard scope.locals.indices.contains(position) else { return nil }
            return terms(of: scope.locals[position].value, isNegative: isNegative)
        default: return [Term(expression: expression, isNegative: isNegative)]
        }
    }

    /// What the labels begin with alike, up to a comma.
    private static func commonPrefix(_ labels: [String]) -> String {
        guard var prefix = labels.first, labels.count > 1 else { return "" }
        for label in labels.dropFirst() { prefix = String(zip(prefix, label).prefix { $0 == $1 }.map(\.0)) }
        while !prefix.isEmpty, !prefix.hasSuffix(", ") { prefix.removeLast() }
        return prefix
    }

    /// A label in the middle of a sentence: `lopende trajecten`, but `UWV`.
    private static func decapitalised(_ label: String) -> String {
        let second = label.dropFirst().first
        guard second.map({ $0.isLowercase || $0 == " " }) ?? false else { return label }
        return label.prefix(1).lowercased() + label.dropFirst()
    }

    /// A name for one value; nil for a computation.
    private func name(of expression: Expression) -> String? {
        switch expression {
        case .column(let column), .own(let column): schema.columns[column].label.text(in: language)
        case .previous(let inner, let periods):
            name(of: inner).map { earlier(periods) + " " + Self.decapitalised($0) }
        default: nil
        }
    }

    private func earlier(_ periods: Int) -> String {
        switch periods {
        case 1: say("vorig kwartaal", "previous quarter")
        case 4: say("een jaar eerder", "a year earlier")
        default: say("\(periods) kwartalen eerder", "\(periods) quarters earlier")
        }
    }

    // MARK: Cells

    /// What is wrong with a cell that is filled; an empty one is counted, not said.
    private func filled(_ column: Int) -> String {
        guard let cell = expressions.sheet.cells[column] else { return "\"\"" }
        typealias State = CellFormulas.State
        let label = schema.columns[column].label.text(in: language)
        let wanted: String =
            switch schema.columns[column].type {
            case .count: say("een heel getal van 0 of meer", "a whole number of 0 or more")
            case .number: say("een getal", "a number")
            case .code: say("een naam uit de lijst", "a name from the list")
            default: say("een tekst", "a text")
            }
        let found = "IF(ISERROR(\(cell.cell)),\"#\",LEFT(\(cell.cell)&\"\",40))"
        let text =
            "\(Formula.literal("«\(label)»: '"))&\(found)&"
            + Formula.literal(say("' is niet \(wanted).", "' is not \(wanted)."))
        return "IF(\(cell.state)=\(State.empty),\"\",\(text))"
    }
}
