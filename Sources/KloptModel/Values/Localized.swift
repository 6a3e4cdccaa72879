/// The language in which people read what klopt says.
package enum Language: String, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}

/// A text in both languages, chosen late. Without an English text the Dutch one serves both.
package struct Localized: Hashable, Sendable {
    package var dutch: String
    package var english: String

    package init(_ dutch: String, en english: String? = nil) {
        self.dutch = dutch
        self.english = english ?? dutch
    }

    package func text(in language: Language) -> String { language == .dutch ? dutch : english }

    package func map(_ transform: (String) -> String) -> Localized {
        Localized(transform(dutch), en: transform(english))
    }
}
