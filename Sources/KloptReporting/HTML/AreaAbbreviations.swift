import KloptModel

/// A few letters for each area, so that it fits on a tile: `Ach` for Achterhoek, `MBr` for Midden-Brabant.
///
/// None stands for two areas; the full name stands beside them or behind them.
struct AreaAbbreviations {
    private var byArea: [String: String] = [:]

    init(_ areas: [Coverage.Area]) {
        var taken: Set<String> = []
        for area in areas {
            let base = Self.abbreviation(area.name)
            var candidate = base
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = "\(base)\(number)"
                number += 1
            }
            byArea[area.name] = candidate
        }
    }

    subscript(area: String) -> String { byArea[area] ?? Self.abbreviation(area) }

    /// The first letter of every word but the last, and the first two of that; of a single word the first three. Words
    /// without a capital ("van", "en") say nothing.
    private static func abbreviation(_ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }.filter {
            $0.first?.isUppercase ?? false || $0.first?.isNumber ?? false
        }
        guard let last = words.last else { return String(name.prefix(3)) }
        return words.count == 1
            ? String(last.prefix(3)) : words.dropLast().prefix(3).map { String($0.prefix(1)) }.joined() + last.prefix(2)
    }
}
