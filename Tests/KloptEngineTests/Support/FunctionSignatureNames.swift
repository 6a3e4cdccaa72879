import KloptLanguage

/// What a rule author may call.
enum FunctionSignatureNames {
    static let all = FunctionSignature.all.map(\.name).sorted()
}
