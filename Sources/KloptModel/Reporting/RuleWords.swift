import Synchronization

/// What people read of a rule. It is put into words when somebody first asks: of most rules of a run nobody reads any.
package final class RuleWords: Sendable {
    package final class Texts: Sendable {
        package let title: Localized
        private let makeWhy: @Sendable () -> Localized
        private let makeSource: @Sendable () -> Localized
        private let makeFix: @Sendable () -> Localized
        private let makePlace: @Sendable () -> RulePlace
        private let makeCondition: @Sendable () -> String

        /// Many reports name every rule by its title; of the rest only what is asked for is made.
        package init(
            title: Localized, why: @autoclosure @escaping @Sendable () -> Localized = Localized(""),
            source: @autoclosure @escaping @Sendable () -> Localized = Localized(""),
            fix: @autoclosure @escaping @Sendable () -> Localized = Localized(""),
            place: @autoclosure @escaping @Sendable () -> RulePlace = RulePlace(file: "", line: 0, column: 0),
            condition: @autoclosure @escaping @Sendable () -> String = ""
        ) {
            self.title = title
            makeWhy = why
            makeSource = source
            makeFix = fix
            makePlace = place
            makeCondition = condition
        }

        /// Why it must hold, where that is written, and how an organisation mends it; empty where the pack does not say.
        package var why: Localized { makeWhy() }
        package var source: Localized { makeSource() }
        package var fix: Localized { makeFix() }
        package var place: RulePlace { makePlace() }
        /// The condition as written.
        package var condition: String { makeCondition() }
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
