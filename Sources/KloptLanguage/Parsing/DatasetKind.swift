import KloptModel

/// What the steward keeps about a round, as a word behind a dataset's label. A dataset without one is delivered, or is
/// a report.
enum DatasetKind: String, CaseIterable, Sendable {
    /// Who is expected to deliver what.
    case roster
    /// What was received from whom, and when.
    case receipts
    /// Why figures that look wrong are right.
    case explanations
}

/// The part that a column plays in a dataset of some kind, by its word in the rule language: `received ontvangen`.
struct ColumnRole: Sendable {
    enum Holds: Sendable {
        case text
        case period
        case date
    }

    let word: String
    let kind: DatasetKind
    let holds: Holds
    let isNeeded: Bool

    private init(_ word: String, of kind: DatasetKind, holds: Holds, isNeeded: Bool = false) {
        self.word = word
        self.kind = kind
        self.holds = holds
        self.isNeeded = isNeeded
    }

    /// `active van to tot` names two columns: that behind `to` goes by this word.
    static let until = "to"

    static let all = [
        ColumnRole("delivers", of: .roster, holds: .text, isNeeded: true),
        ColumnRole("active", of: .roster, holds: .period, isNeeded: true),
        ColumnRole(until, of: .roster, holds: .period, isNeeded: true),
        ColumnRole("named", of: .roster, holds: .text),
        ColumnRole("contact", of: .roster, holds: .text),
        ColumnRole("successor", of: .roster, holds: .text),
        ColumnRole("received", of: .receipts, holds: .date, isNeeded: true),
        ColumnRole("file", of: .receipts, holds: .text),
        ColumnRole("explains", of: .explanations, holds: .text, isNeeded: true),
        ColumnRole("reason", of: .explanations, holds: .text, isNeeded: true),
        ColumnRole("author", of: .explanations, holds: .text, isNeeded: true),
        ColumnRole("expires", of: .explanations, holds: .date, isNeeded: true),
        ColumnRole("given", of: .explanations, holds: .date),
        ColumnRole("found", of: .explanations, holds: .text),
    ]

    /// Those with a line of their own in a dataset.
    static let words = Set(all.map(\.word)).subtracting([until])
}

extension ColumnRole.Holds {
    func fits(_ type: ColumnType) -> Bool {
        switch self {
        case .text: type.isText
        case .period: type.isPeriod
        case .date: type == .date
        }
    }

    /// A day or a number would not print as a name, nor be found as one.
    var expected: Localized {
        switch self {
        case .text: Localized("een kolom met een tekst of code", en: "a column with a text or code")
        case .period: Localized("een kolom met een kwartaal", en: "a column with a quarter")
        case .date: Localized("een kolom met een datum", en: "a column with a date")
        }
    }
}
