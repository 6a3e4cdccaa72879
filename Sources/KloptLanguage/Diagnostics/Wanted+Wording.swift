import KloptModel

extension Wanted {
    /// With an article, to stand in a sentence.
    var words: Localized {
        switch self {
        case .symbol(let symbol), .word(let symbol): Localized("‘\(symbol)’")
        case .oneOf(let words):
            Localized(words.listed("of"), en: words.listed("or"))
        case .name: Localized("een naam", en: "a name")
        case .column: Localized("een kolomnaam", en: "the name of a column")
        case .dataset: Localized("de naam van een dataset", en: "the name of a dataset")
        case .breakdown: Localized("de naam van een uitsplitsing", en: "the name of a breakdown")
        case .code: Localized("een code", en: "a code")
        case .type: Localized("een soort kolom", en: "a type of column")
        case .text: Localized("een tekst tussen aanhalingstekens", en: "a text in quotes")
        case .number: Localized("een getal", en: "a number")
        case .period: Localized("een periode, zoals 2025-Q2,", en: "a period, such as 2025-Q2")
        case .periodCount:
            Localized("een aantal perioden van 1 tot en met 400", en: "a number of periods from 1 to 400")
        case .dayCount: Localized("een aantal dagen van 0 tot en met 1000", en: "a number of days from 0 to 1000")
        case .decimals: Localized("een aantal decimalen van 0 tot en met 6", en: "a number of decimals from 0 to 6")
        case .expression: Localized("een waarde of kolom", en: "a value or column")
        case .ruleID: Localized("de naam van een regel", en: "the id of a rule")
        case .declaration:
            Localized("een onderdeel, zoals `dataset` of `rule`,", en: "a declaration, such as `dataset` or `rule`")
        case .ruleField:
            Localized("een onderdeel van de regel, zoals `holds`,", en: "a field of the rule, such as `holds`")
        case .figureField:
            Localized("een onderdeel van de cijfers, zoals `count`,", en: "a field of the figures, such as `count`")
        case .condition:
            Localized(
                "een voorwaarde, zoals `missing organisations`,", en: "a condition, such as `missing organisations`")
        case .listOrRange: Localized("een lijst (a, b) of een bereik a..b", en: "a list (a, b) or a range a..b")
        case .endOfAggregate: Localized("`in`, `by`, `where` of ‘)’", en: "`in`, `by`, `where` or ‘)’")
        case .outlierParameter:
            Localized("`u`, `a`, `c` of `at least`, elk één keer,", en: "`u`, `a`, `c` or `at least`, each once")
        case .exampleValue: Localized("een waarde", en: "a value")
        case .tableRow:
            Localized("een regel van een tabel, die begint met ‘|’,", en: "a row of a table, starting with ‘|’")
        }
    }
}

extension Problem.Thing {
    var words: Localized {
        switch self {
        case .pack: Localized("pakket", en: "pack")
        case .codes: Localized("codelijst", en: "code list")
        case .breakdown: Localized("uitsplitsing", en: "breakdown")
        case .category: Localized("onderdeel", en: "category")
        case .dataset: Localized("dataset")
        case .column: Localized("kolom", en: "column")
        case .rule: Localized("regel", en: "rule")
        case .code: Localized("code")
        case .local: Localized("`let`")
        case .definition: Localized("`define`")
        case .label: Localized("opschrift", en: "label")
        case .figures: Localized("cijfer", en: "figure")
        case .total: Localized("totaal", en: "total")
        case .policy: Localized("beleid", en: "policy")
        }
    }
}

extension Problem.Operand {
    var words: Localized {
        switch self {
        case .number: Localized("een getal", en: "a number")
        case .text: Localized("een tekst", en: "a text")
        case .period: Localized("een periode", en: "a period")
        case .date: Localized("een datum", en: "a date")
        case .truth: Localized("een bewering", en: "a statement")
        case .empty: Localized("`empty`")
        case .code(let list): Localized("een code van ‘\(list)’", en: "a code of ‘\(list)’")
        }
    }
}

extension ColumnType {
    var words: Localized {
        switch self {
        case .count: Localized("heel getal van 0 of meer", en: "whole number of 0 or more")
        case .number: Localized("getal", en: "number")
        case .text: Localized("tekst", en: "text")
        case .quarter: Localized("kwartaal", en: "quarter")
        case .period: Localized("kwartaal of jaar", en: "quarter or year")
        case .date: Localized("datum", en: "date")
        case .code(let list): Localized("waarde van de codelijst ‘\(list)’", en: "value of the code list ‘\(list)’")
        }
    }
}
