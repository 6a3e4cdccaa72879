import KloptModel

/// What the names of a file and of the folders around it say: whose delivery of what it is, and which version.
struct DeliveryName {
    let period: Period?
    let mark: VersionMark
    private let parts: [String]
    private let datasetKeys: Set<String>

    /// - Parameter datasetKeys: match keys of the datasets' names.
    init(_ file: InputFile, datasetKeys: Set<String>) {
        period = FileContext.period(of: file)
        var mark = VersionMark(in: file.stem)
        for folder in file.folders.reversed() { mark = VersionMark(inner: mark, outer: VersionMark(in: folder)) }
        self.mark = mark
        parts = file.folders + [file.stem]
        self.datasetKeys = datasetKeys
    }

    /// What is left without versions, quarters, datasets and common words: files of which it is the same, of the same
    /// quarter, are versions of each other.
    ///
    /// - Complexity: O(length of the names); not kept.
    var subject: String { parts.map { subject(of: $0) }.filter { !$0.isEmpty }.joined(separator: "|") }

    private func subject(of name: String) -> String {
        var text = String(name.prefix(255))
        while let range = VersionMark.range(in: text) ?? PeriodText.find(in: text)?.range
            ?? NameWords(text).runs.first(where: { datasetKeys.contains($0.key) })?.range
        {
            text.replaceSubrange(range, with: "|")
        }
        return PeriodText.tokens(of: text).map(\.word)
            .filter { !VersionMark.isStage($0) && !SenderName.isCommon($0) }.joined(separator: " ")
    }
}
