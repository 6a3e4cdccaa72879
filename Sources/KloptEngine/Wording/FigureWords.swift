import KloptLanguage
import KloptModel

/// Words figures that differ from what the records come to.
struct FigureWords {
    let plan: Plan
    /// Of the long dataset.
    let schema: DatasetSchema

    private var language: Language { plan.language }
    private var numbers: NumberText { NumberText(language: language) }

    private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

    func apply(_ difference: FigureDifference, _ record: Record?, to issue: inout Issue) {
        guard let column = schema.value, let record else { return }
        let printed = schema.columns[column].number(record.cell(column).value)
        let decimals = difference.decimals ?? 0
        let name = schema.columns[column].name
        issue.observed = [Observation(name: name, value: .number(printed))]
        let shown = numbers.text(printed, decimals: min(decimals, record.decimals(column).map { Int($0) } ?? decimals))
        if let expected = difference.expected.exact {
            issue.expected = expected
            issue.difference = printed.subtracting(expected)
            let off = issue.difference.map { numbers.signed($0) } ?? "?"
            let right = numbers.text(expected, decimals: decimals)
            issue.message = say(
                "Gedrukt is \(shown). Uit de leveringen volgt \(right): het verschil is \(off).",
                "Printed is \(shown). The deliveries come to \(right): the difference is \(off).")
        } else {
            let bounds = numbers.text(difference.expected)
            issue.message = say(
                "Gedrukt is \(shown). Uit de leveringen volgt \(bounds), ook al ontbreken daarin nog getallen.",
                "Printed is \(shown). The deliveries come to \(bounds), though numbers are still missing in them.")
        }
        issue.hint = difference.cause.map { hint($0, record) }
    }

    private func hint(_ cause: FigureCause, _ record: Record) -> String {
        switch cause {
        case .otherCounts:
            say(
                "Dit volgt uit de aantallen zoals die in het rapport staan: die wijken af van de leveringen.",
                "This follows from the counts as the report prints them: those differ from the deliveries.")
        case .slip(.swappedDigits):
            say("Er zijn twee cijfers verwisseld.", "Two digits are swapped.")
        case .slip(.zero):
            say(
                "Er is een nul te veel of te weinig getypt, of de komma is verschoven.",
                "A zero was typed too many or too few, or the decimal mark has moved.")
        case .dividedByNew:
            say(
                "Dit past als door de nieuwe waarde is gedeeld; deel door de oude.",
                "This fits when it was divided by the new value; divide by the old one.")
        case .exchanged:
            say("Oud en nieuw zijn verwisseld.", "Old and new changed places.")
        case .turned:
            say("Het teken is omgedraaid.", "The sign is the wrong way round.")
        case .otherKind(.count):
            say("Dit is het aantal, en niet het percentage.", "This is the count, and not the percentage.")
        case .otherKind(.growth):
            say(
                "Dit is het verschil in procenten, en niet het verschil.",
                "This is the change in percent, and not the change.")
        case .otherKind:
            say(
                "Dit is het verschil, en niet het verschil in procenten.",
                "This is the change, and not the change in percent.")
        case .other(let key, let difference): other(key, difference)
        case .without(let owner):
            say(
                "Dit past als \(plan.pool.text(owner)) niet is meegeteld.",
                "This fits when \(plan.pool.text(owner)) was not counted.")
        case .twice(let owner):
            say(
                "Dit past als \(plan.pool.text(owner)) twee keer is meegeteld.",
                "This fits when \(plan.pool.text(owner)) was counted twice.")
        case .withWithheld(let owner?):
            say(
                "Dit past als \(plan.pool.text(owner)) is meegeteld, ook waar nog fouten openstaan.",
                "This fits when \(plan.pool.text(owner)) was counted, also where errors are still open.")
        case .withWithheld(nil):
            say(
                "Dit past als alle leveringen waarin nog fouten openstaan, zijn meegeteld.",
                "This fits when all deliveries in which errors are still open were counted.")
        case .otherwise(let text): text.text(in: language)
        case .otherBase(let base):
            say(
                "Dit past als percentage van \(name(base)).", "This fits as a percentage of \(name(base)).")
        case .roundedDown:
            say(
                "Dit past als naar beneden is afgerond; een half wordt naar boven afgerond.",
                "This fits when it was rounded down; a half is rounded up.")
        }
    }

    private func other(_ key: FigureKey, _ difference: FigureCause.Difference) -> String {
        let name: String
        switch (difference, key.kind) {
        case (.period, .change(let period)), (.period, .growth(let period)):
            return say(
                "Dit is de verandering ten opzichte van \(period): is die overgenomen?",
                "This is the change against \(period): was that copied?")
        case (.period, _): name = key.period.description
        case (.series, _): name = label(role(\.series), key.name.series)
        case (.measure, _): name = measure(key.name)
        case (.area, _): name = label(role(\.area?.column), key.area)
        }
        return say(
            "Dit is het cijfer van \(name): is dat overgenomen?", "This is the figure of \(name): was that copied?")
    }

    // MARK: Names

    private func role(_ path: KeyPath<FigureDeclaration.Roles, Int?>) -> Int? { roles?[keyPath: path] }
    private func role(_ path: KeyPath<FigureDeclaration.Roles, Int>) -> Int? { roles?[keyPath: path] }

    private var roles: FigureDeclaration.Roles? {
        plan.figureTables.first { plan.datasets[$0.declaration.dataset].name == schema.name }?.declaration.roles
    }

    /// A code of a column as people call it.
    private func label(_ column: Int?, _ code: Int64) -> String {
        let text = plan.pool.text(code)
        guard let column, case .code(let name) = schema.columns[column].type,
            let list = plan.ruleSet.codeLists.first(where: { $0.name == name }),
            let entry = list.entries.first(where: { $0.name == text })
        else { return text }
        return entry.label.text(in: language)
    }

    private func measure(_ name: FigureTable.Name) -> String {
        let measure = "«\(label(role(\.measure), name.measure))"
        guard name.category != KeyVector.missing else { return measure + "»" }
        return "\(measure), \(label(role(\.category), name.category))»"
    }

    private func name(_ name: FigureTable.Name) -> String {
        "\(measure(name)) (\(label(role(\.series), name.series)))"
    }
}
