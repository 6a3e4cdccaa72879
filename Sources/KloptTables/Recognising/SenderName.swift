import KloptModel

/// An organisation's name within the name of a sheet, a file or a folder, whatever else that name says.
struct SenderName: Sendable {
    /// Match keys that are no part of anybody's name: of the datasets and of the pack.
    private let droppedKeys: Set<String>
    /// What names nobody when nothing else is left: codes, as a region's.
    private let codes: [CodeMatcher]

    /// A name of a sheet or file is never longer; a damaged one may be.
    private static let mostCharacters = 255

    /// - Parameter datasetKeys: match keys of the datasets' names.
    init(_ context: ReadingContext, datasetKeys: Set<String>, codes: [CodeMatcher]) {
        droppedKeys = datasetKeys.union(context.packNames.map(\.matchKey)).union(["kopievan", "copyof"]).subtracting([
            ""
        ])
        self.codes = codes
    }

    /// A name without datasets, the pack, quarters, numbers of copies and common words; nil when no name is left.
    func find(in name: String) -> String? {
        // What is left may be several pieces: the first that says something is the name.
        for piece in pieces(of: name) {
            guard let name = SenderName.name(in: piece) else { continue }
            let key = name.matchKey
            if !codes.contains(where: { $0.contains(key: key) }) { return name }
        }
        return nil
    }

    /// What is left of a name without datasets, the pack, quarters and numbers of copies.
    func pieces(of name: String) -> [String] {
        var text = String(name.prefix(SenderName.mostCharacters))
        while let range = dropped(in: text) { text.replaceSubrange(range, with: "|") }
        return text.split(separator: "|").map(String.init)
    }

    private func dropped(in text: String) -> Range<String.Index>? {
        // The number of a copy goes with its brackets, so before that of a version.
        SenderName.copyNumber(in: text) ?? VersionMark.range(in: text) ?? PeriodText.find(in: text)?.range
            ?? NameWords(text).runs.first { droppedKeys.contains($0.key) }?.range
            ?? PeriodText.findQuarterAlone(in: text)?.range
    }

    /// The "(2)" that a computer puts behind the name of a copy.
    private static func copyNumber(in text: String) -> Range<String.Index>? {
        let scalars = text.unicodeScalars
        for token in PeriodText.tokens(of: text) where token.isNumber && token.separator == "(" {
            let end = token.range.upperBound
            guard end < text.endIndex, scalars[end] == ")" else { continue }
            return scalars.index(before: token.range.lowerBound)..<scalars.index(after: end)
        }
        return nil
    }

    /// Whether a word is nobody's name.
    static func isCommon(_ word: String) -> Bool { commonWords.contains(word) }

    /// Words that people put into names and that are nobody's name.
    private static let commonWords: Set<String> = [
        "aanlevering", "aanleveringen", "levering", "leveringen", "inzending", "inzendingen", "export", "data",
        "definitief", "def", "concept", "versie", "kopie", "copy", "final", "cijfers", "gegevens", "submission",
        "submissions", "csv", "map", "bestand", "bestanden", "input", "nieuw", "gecorrigeerd", "correctie", "kwartaal",
        "kwartaalcijfers", "landelijk", "landelijke", "alle", "allemaal", "totaal", "organisatie", "organisaties",
        "org",
        "trajecten", "traject", "tabel", "tabellen", "blad", "sheet", "worksheet", "werkblad", "tabblad", "voorblad",
        "hoofdblad", "invoer", "invoerblad", "invulblad", "invulformulier", "formulier", "overzicht", "resultaat",
        "resultaten", "uitkomst", "uitkomsten", "rapport", "rapportage", "sjabloon", "template", "alles", "oud",
        "lijst",
        "output", "table", "draaitabel", "werkmap", "xlsx",
    ]

    /// Words that join names and are none.
    private static let joiningWords: Set<String> = [
        "van", "voor", "per", "en", "de", "het", "of", "in", "uit", "door", "for", "the", "and", "by", "from",
    ]

    /// What is left of a piece without common words and loose signs; nil when no word says something.
    private static func name(in piece: String) -> String? {
        let words = PeriodText.tokens(of: piece)
        let isVersion = words.count <= 2 && words.first?.word == "v"
        let saysSomething = words.contains {
            !$0.isNumber && $0.word.utf8.count > 1 && !commonWords.contains($0.word) && !joiningWords.contains($0.word)
        }
        guard saysSomething, !isVersion else { return nil }
        var kept = ""
        var start = piece.startIndex
        for word in words where commonWords.contains(word.word) {
            kept += piece[start..<word.range.lowerBound]
            start = word.range.upperBound
        }
        kept += piece[start...]
        let spaced = withoutLooseBrackets(kept).split { $0 == "_" || $0 == " " }.joined(separator: " ")
        let name = trimmed(spaced)
        return name.contains(where: \.isLetter) ? name : nil
    }

    private static let edges = "-–_.,+ "

    /// Without signs and spaces at its edges, or brackets around it.
    static func trimmed(_ text: String) -> String {
        let start = text.drop { edges.contains($0) }
        let name = String(start.reversed().drop { edges.contains($0) }.reversed())
        // A name that stands within brackets as a whole.
        guard let first = name.first, let last = name.last, "([".contains(first), ")]".contains(last) else {
            return name
        }
        let inner = name.dropFirst().dropLast()
        return inner.contains { "()[]".contains($0) } ? name : trimmed(String(inner))
    }

    /// Without brackets that lost their partner or what stood within them.
    private static func withoutLooseBrackets(_ text: String) -> String {
        let characters = Array(text)
        var open: [Int] = []
        var loose: Set<Int> = []
        for (index, character) in characters.enumerated() {
            if "([".contains(character) { open.append(index) }
            guard ")]".contains(character) else { continue }
            guard let start = open.popLast() else {
                loose.insert(index)
                continue
            }
            if !characters[start...index].contains(where: { $0.isLetter || $0.isNumber }) {
                loose.formUnion([start, index])
            }
        }
        loose.formUnion(open)
        return String(characters.enumerated().filter { !loose.contains($0.offset) }.map(\.element))
    }
}
