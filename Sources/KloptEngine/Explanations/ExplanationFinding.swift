import KloptLanguage
import KloptModel

/// What is wrong with an explanation, for its words.
struct ExplanationFinding: Sendable {
    var fault: ExplanationFault
    /// How many issues it is about that nothing else explains.
    var openCount: Int
    /// What was found now, of the first of these.
    var found: [Observation]
    /// The rule that may have been meant; nil when the rule is known, or none is near.
    var suggestion: String?
}
