/// Something wrong in a rule file.
package struct Diagnostic: Hashable, Sendable {
    /// Stable code, `R101`: to look up and to suppress in conversation, never reused.
    package var code: String
    package var place: RulePlace
    /// What was found and what was expected.
    package var message: Localized
    /// One line of help: a did-you-mean, or what to write instead.
    package var help: Localized?
    /// The text of the line the place is on, for the caret.
    package var sourceLine: String
    package var isWarning: Bool

    package init(
        code: String, place: RulePlace, message: Localized, help: Localized? = nil, sourceLine: String = "",
        isWarning: Bool = false
    ) {
        self.code = code
        self.place = place
        self.message = message
        self.help = help
        self.sourceLine = sourceLine
        self.isWarning = isWarning
    }
}

/// Something of the input that was not used, or that was assumed about it.
package struct Note: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case unusedColumn, assumedHeader, assumedValue, skippedRows, totalsRow, unusedFile, unusedSheet, dialect,
            missingContext
        /// A delivery in whose place a later one came; or several of which it is not known which is the last.
        case resubmission
        /// What stands where a column's value should, and was not taken for it.
        case untakenValue
        case other
    }

    package var kind: Kind
    package var place: DataPlace?
    package var text: Localized
    /// Whether it is about a file that nobody looked into: there may be data in it.
    package var isUnread: Bool

    package init(kind: Kind, place: DataPlace? = nil, text: Localized, isUnread: Bool = false) {
        self.kind = kind
        self.place = place
        self.text = text
        self.isUnread = isUnread
    }
}
