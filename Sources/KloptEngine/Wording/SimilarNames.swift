import KloptModel
import KloptTables
import Synchronization

/// The name that was meant where records are looked up by a name that none has: `GGZ07` for `GGZ 07`. A hint, never
/// applied: names of organisations are compared to the letter.
///
/// Each name is looked for once, however many issues it makes.
final class SimilarNames: Sendable {
    private struct List: Hashable {
        var dataset: Int
        var column: Int
    }

    private struct Names {
        var texts: [String] = []
        var keys: [(key: String, group: Int)] = []
        /// By the pool's number of a text that was looked for.
        var found: [Int64: String?] = [:]
    }

    private let lists = Mutex<[List: Names]>([:])

    /// For a condition that asks whether there is a record of some name.
    ///
    /// - Complexity: O(records of the list) for its first name, O(names × length) for each other.
    func hint(_ check: Check, _ evaluator: Evaluator, _ surroundings: Surroundings) -> String? {
        guard case .holds(let condition) = check.condition else { return nil }
        var found: String?
        condition.walk(locals: check.locals) { node in
            guard found == nil, case .exists(let exists) = node, let key = exists.keys.first, exists.keys.count == 1,
                let column = surroundings.indexes[exists.index].columns.first,
                surroundings.plan.datasets[exists.dataset].columns[column].type == .text,
                case .text(let name) = evaluator.value(key)
            else { return }
            found = similar(to: name, List(dataset: exists.dataset, column: column), surroundings)
        }
        return found.map {
            Localized("Dit lijkt op “\($0)”.", en: "This resembles “\($0)”.").text(in: surroundings.plan.language)
        }
    }

    private func similar(to name: Int64, _ list: List, _ surroundings: Surroundings) -> String? {
        lists.withLock { lists in
            var names = lists[list] ?? SimilarNames.names(in: list, surroundings)
            defer { lists[list] = names }
            if let found = names.found[name] { return found }
            let text = surroundings.plan.pool.text(name)
            let found = names.texts.contains(text) ? nil : SimilarNames.nearest(to: text, names)
            names.found[name] = .some(found)
            return found
        }
    }

    private static func names(in list: List, _ surroundings: Surroundings) -> Names {
        var names = Names()
        guard let cells = surroundings.store.tables[list.dataset].set.columns[list.column] else { return names }
        var seen: Set<Int64> = []
        for row in cells.values.indices where cells.state(row) == .present && seen.insert(cells.values[row]).inserted {
            let text = surroundings.plan.pool.text(cells.values[row])
            names.keys.append((key: folded(text), group: names.texts.count))
            names.texts.append(text)
        }
        return names
    }

    /// The only name that differs in nothing but spaces, punctuation, capitals and leading zeros, or else the only one
    /// that is nearly spelled so.
    private static func nearest(to text: String, _ names: Names) -> String? {
        let key = folded(text)
        let same = names.keys.filter { $0.key == key }
        guard same.isEmpty else { return same.count == 1 ? same.first.map { names.texts[$0.group] } : nil }
        return NearSpelling.nearest(to: key, among: names.keys).map { names.texts[$0] }
    }

    /// The match key, numbers without leading zeros: "GGZ 07" and "ggz-7" are the same.
    private static func folded(_ text: String) -> String {
        var key: [UInt8] = []
        for byte in text.matchKey.utf8 {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit, key.last == 0x30, !(key.dropLast().last.map { (0x30...0x39).contains($0) } ?? false) {
                key.removeLast()
            }
            key.append(byte)
        }
        return String(decoding: key, as: UTF8.self)
    }
}
