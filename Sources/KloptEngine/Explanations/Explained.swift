import KloptModel

/// Which findings are explained, by the number of the finding.
struct Explained: Sendable {
    /// An explanation that holds no more, of a finding that nothing else explains.
    struct Former: Sendable {
        var explanation: Explanation
        var isExpired: Bool
    }

    var holding: [Int32: Explanation] = [:]
    var former: [Int32: Former] = [:]

    var isEmpty: Bool { holding.isEmpty && former.isEmpty }
}
