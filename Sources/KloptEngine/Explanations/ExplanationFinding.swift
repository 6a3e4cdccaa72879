import KloptLanguage
import KloptModel

/// What is wrong with an explanation, for its words.
struct ExplanationFinding: Sendable {
    var fault: ExplanationFault
    /// How many issues it is about: those that nothing else explains, or those that it explains without figures.
    var count: Int
    /// What was found now, of the first of these.
    var found: [Observation]
    /// Whether the figures that are written down are others than those that were found: not of the same names.
    var isOfOthers: Bool
    /// The rule or the organisation that may have been meant; nil when both are known, or none is near.
    var suggestion: String?
}
