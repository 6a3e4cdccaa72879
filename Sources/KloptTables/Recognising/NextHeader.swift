import KloptModel

/// Knows the header of a further table when it stands below the records of another one.
///
/// A record that is merely dirty must not be taken for one. So a header names at least three columns of a dataset, those
/// are at least half of its cells, and no cell is a number.
struct NextHeader: Sendable {
    /// A header has at least so many cells that are names.
    static let fewestNames = 3

    private let index: HeaderIndex
    private let chooser: DatasetChooser

    init(index: HeaderIndex, chooser: DatasetChooser) {
        self.index = index
        self.chooser = chooser
    }

    /// Whether a text is the name of a column, of whatever dataset.
    func isName(_ text: String) -> Bool { isName(key: text.matchKey) }

    /// The same of a match key.
    func isName(key: String) -> Bool { index.contains(key) }

    /// Whether a text is the name of a column with a value: "Kwartaal: 2025-Q2".
    func isLabelled(_ text: String) -> Bool {
        guard text.utf8.hasByte(where: { $0 == UInt8(ascii: ":") }), let colon = text.firstIndex(of: ":") else {
            return false
        }
        return isName(String(text[..<colon])) && !String(text[text.index(after: colon)...]).trimmedOfSpaces.isEmpty
    }

    /// Whether a row of nothing but names begins a table.
    ///
    /// - Parameter next: the cells of the row below, when the header may take two rows.
    func begins(with cells: [String], next: @autoclosure () -> [String]?) -> Bool {
        let upper = cells.map { $0.trimmedOfSpaces.withPlainSpaces }
        guard !hasNumber(upper) else { return false }
        if isHeader(FoundHeader(upper, index: index)) { return true }
        guard let lower = next()?.map({ $0.trimmedOfSpaces.withPlainSpaces }), !hasNumber(lower) else { return false }
        return isHeader(FoundHeader(groups: upper, categories: lower, index: index))
    }

    private func isHeader(_ found: FoundHeader) -> Bool {
        found.best >= NextHeader.fewestNames && found.best * 2 >= found.filledCells
            && chooser.choose(found, names: [], period: nil) != .nothing
    }

    private func hasNumber(_ cells: [String]) -> Bool {
        cells.contains { NumberText.read($0, asCount: false) != nil }
    }
}
