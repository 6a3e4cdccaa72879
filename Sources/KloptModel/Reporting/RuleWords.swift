import Synchronization

/// What people read of a rule. It is put into words when somebody first asks: of most rules of a run nobody reads any.
package final class RuleWords: Sendable {
    package final class Texts: Sendable {
        package let title: Localized
        /// Why it must hold, where that is written, and how an organisation mends it; empty where the pack does not say.
        package let why: Localized
        package let source: Localized
        package let fix: Localized
        package let place: RulePlace
        /// The condition as written.
        package let condition: String

        package init(
            title: Localized, why: Localized = Localized(""), source: Localized = Localized(""),
            fix: Localized = Localized(""), place: RulePlace = RulePlace(file: "", line: 0, column: 0),
            condition: String = ""
        ) {
            self.title = title
            self.why = why
            self.source = source
            self.fix = fix
            self.place = place
            self.condition = condition
        }
    }

    private let make: @Sendable () -> Texts
    private let made = Mutex<Texts?>(nil)

    package init(_ make: @escaping @Sendable () -> Texts) { self.make = make }

    package var texts: Texts {
        made.withLock { made in
            let texts = made ?? make()
            made = texts
            return texts
        }
    }
}
