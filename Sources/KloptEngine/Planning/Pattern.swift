import KloptModel
import Synchronization

/// A regular expression of a rule, matched once per distinct text: a match costs more than a look-up.
final class Pattern: Sendable {
    /// The platform's matcher has no limit of its own: longer texts are not matched, and the check is undecided.
    static let longestText = 1_000

    private let pattern: String
    private let known = Mutex<[Int64: Bool]>([:])

    init(_ pattern: String) { self.pattern = pattern }

    /// Whether the whole text matches: unknown for a text that is too long; nil when the pattern is none.
    func matches(_ number: Int64, in pool: TextPool) -> Truth? {
        if let answer = known.withLock({ $0[number] }) { return Truth(answer) }
        let text = pool.text(number)
        guard text.utf8.count <= Pattern.longestText else { return .unknown }
        guard let regex = try? Regex(pattern), let match = try? regex.wholeMatch(in: text) else {
            guard (try? Regex(pattern)) != nil else { return nil }
            known.withLock { $0[number] = false }
            return .no
        }
        let isWhole = match.range == text.startIndex..<text.endIndex
        known.withLock { $0[number] = isWhole }
        return Truth(isWhole)
    }
}
