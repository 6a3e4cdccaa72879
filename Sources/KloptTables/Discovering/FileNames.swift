import KloptModel

/// The files that were found, by the names under which a list of what was received may know them: with their folders,
/// without, and without extension; whatever the case, and with either slash.
package struct FileNames: Sendable {
    package enum Match: Hashable, Sendable {
        /// Place of the file in the order in which files were found.
        case one(Int)
        case none
        case several([Int])
    }

    /// As the files are shown.
    package let names: [String]
    /// The day on which each came in, by its name or a folder's.
    private let days: [CalendarDate?]
    private let places: [String: [Int]]
    /// Files by the letters and figures of their names.
    private let byLetters: [String: [String]]

    /// - Complexity: O(length of the names).
    init(_ files: [InputFile], days: [CalendarDate?]) {
        var places: [String: [Int]] = [:]
        for (place, file) in files.enumerated() {
            var name = file.name.lowercased()[...]
            var keys: Set<String> = [file.stem.lowercased(), String(name)]
            while let slash = name.firstIndex(of: "/") {
                name = name[name.index(after: slash)...]
                keys.insert(String(name))
            }
            for key in keys { places[key, default: []].append(place) }
        }
        names = files.map(\.name)
        self.days = days
        self.places = places
        byLetters = Dictionary(grouping: names) { Self.letters($0) }
    }

    package init() { (names, days, places, byLetters) = ([], [], [:], [:]) }

    /// - Parameter day: of several files of the name, the one that came in then is meant.
    package func find(_ name: String, received day: CalendarDate?) -> Match {
        let found = places[String(name.lowercased().map { $0 == "\\" ? "/" : $0 })] ?? []
        guard found.count > 1 else { return found.first.map { .one($0) } ?? .none }
        let ofDay = found.filter { day != nil && days[$0] == day }
        return ofDay.count == 1 ? .one(ofDay[0]) : .several(found)
    }

    /// The files whose names have the same letters and figures, whatever stands between and behind them.
    ///
    /// - Complexity: O(length of the name).
    package func alike(_ name: String) -> [String] {
        let letters = Self.letters(name)
        return letters.isEmpty ? [] : byLetters[letters] ?? []
    }

    private static func letters(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let stem = last.lastIndex(of: ".").map { last[..<$0] } ?? last
        return stem.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
