import KloptModel

/// A pack of rules that passed all checks.
package struct RuleSet: Sendable {
    package var name: String
    package var title: Localized
    package var version: String
    package var datasets: [DatasetSchema]
    package var codeLists: [CodeList]
    /// Structural rules of each dataset first, then the written ones, in the order of the files.
    package var rules: [Rule]
    /// Per long dataset, how a figure that is not printed follows from others, in the order of declaration.
    package var figureDefinitions: [Int: [FigureDefinition]]
    /// How figures of long datasets follow from the records of others.
    package var figures: [FigureDeclaration]
    /// What keeps figures from being published; klopt's own when the pack says nothing of it.
    package var policy: Policy

    /// A figure whose key meets `condition` has this value; evaluated on a record that holds only the key.
    package struct FigureDefinition: Hashable, Sendable {
        package var condition: Expression
        package var value: Expression
        package var place: RulePlace

        package init(condition: Expression, value: Expression, place: RulePlace) {
            self.condition = condition
            self.value = value
            self.place = place
        }
    }

    package init(
        name: String, title: Localized, version: String, datasets: [DatasetSchema] = [], codeLists: [CodeList] = [],
        rules: [Rule] = [], figureDefinitions: [Int: [FigureDefinition]] = [:], figures: [FigureDeclaration] = [],
        policy: Policy = .standard
    ) {
        self.name = name
        self.title = title
        self.version = version
        self.datasets = datasets
        self.codeLists = codeLists
        self.rules = rules
        self.figureDefinitions = figureDefinitions
        self.figures = figures
        self.policy = policy
    }

    /// The rule of an id, or of an id it once had.
    package func rule(_ id: String) -> Rule? {
        rules.first { $0.id == id } ?? rules.first { $0.replaces.contains(id) }
    }
}
