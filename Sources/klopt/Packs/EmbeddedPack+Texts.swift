// Generated from Rules/werkmonitor: KLOPT_RECORD=1 swift test --filter EmbeddedPackTests

extension EmbeddedPack {
    static let texts: [File] = []
}
