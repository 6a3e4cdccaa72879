import KloptModel

/// A few letters for each area, so that it fits on a tile: `Ach` for Achterhoek, `MBr` for Midden-Brabant.
///
/// None stands for two areas; the full name stands beside them or behind them.
struct AreaAbbreviations {
    private var byArea: [String: String] = [:]

    /// - Complexity: O(areas · letters).
    init(_ areas: [Coverage.Area]) {
        var open = areas.map(\.name)
        var more = 0
        while !open.isEmpty, more < 20 {
            let candidates = open.map { (area: $0, text: Self.abbreviation($0, more: more)) }
            let counts = Dictionary(grouping: candidates, by: \.text).mapValues(\.count)
            let taken = Set(byArea.values)
            for (area, text) in candidates where counts[text] == 1 && !taken.contains(text) { byArea[area] = text }
            open.removeAll { byArea[$0] != nil }
            more += 1
        }
    }

    subscript(area: String) -> String { byArea[area] ?? area }

    /// The first letter of every word but the last, and the first two of that; of a single word the first three. Words
    /// without a capital ("van", "en") say nothing.
    ///
    /// - Parameter more: how many letters more, where that is needed to tell two apart.
    private static func abbreviation(_ name: String, more: Int) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }
            .filter { $0.first.map { $0.isUppercase || $0.isNumber } ?? false }
        guard let last = words.last else { return String(name.prefix(3 + more)) }
        return words.count == 1
            ? String(last.prefix(3 + more))
            : words.dropLast().prefix(3).map { String($0.prefix(1)) }.joined() + last.prefix(2 + more)
    }
}
