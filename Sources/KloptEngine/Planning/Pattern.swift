import KloptModel
import Synchronization

/// A regular expression of a rule, matched once per distinct text: a match costs more than a look-up.
final class Pattern: Sendable {
    private let pattern: String
    private let known = Mutex<[Int64: Bool]>([:])

    init(_ pattern: String) { self.pattern = pattern }

    /// Whether the whole text matches; nil when the pattern is not a regular expression.
    func matches(_ text: Int64, in pool: TextPool) -> Bool? {
        if let answer = known.withLock({ $0[text] }) { return answer }
        guard let regex = try? Regex(pattern) else { return nil }
        let answer = (try? regex.wholeMatch(in: pool.text(text))) != nil && isWhole(regex, pool.text(text))
        known.withLock { $0[text] = answer }
        return answer
    }

    private func isWhole(_ regex: Regex<AnyRegexOutput>, _ text: String) -> Bool {
        guard let match = try? regex.wholeMatch(in: text) else { return false }
        return match.range == text.startIndex..<text.endIndex
    }
}
