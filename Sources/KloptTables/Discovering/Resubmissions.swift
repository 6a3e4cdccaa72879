import KloptModel

/// Stage 2: which deliveries came more than once, and which of them counts.
///
/// Names tell (a number, a day or a word such as "correctie", see `VersionMark`), or a list of what was received. What
/// counts is decided per dataset, owner and quarter: a second workbook may hold but one of the sheets of the first.
/// Where it cannot be known nothing is left out, and that is said.
struct Resubmissions {
    /// By place of the file: what a later one replaces.
    private(set) var replaced: [Int: Set<DeliveryUnit>] = [:]
    /// Files that a later one replaces as a whole.
    private(set) var unread: Set<Int> = []
    private(set) var notes: [Note] = []
    private(set) var found: [Resubmitted] = []

    private let files: [InputFile]
    private let names: [DeliveryName]
    private let contents: (Int) -> FileContents
    private var known: [Int: FileContents] = [:]

    /// - Parameters:
    ///   - receipts: rows of the lists of what was received, with the place of each one's file.
    ///   - contents: reads a file for what it holds; only asked of files that may be versions of another.
    /// - Complexity: O(names), and what it takes to read such files.
    init(
        files: [InputFile], names: [DeliveryName], receipts: [Receipt], contents: @escaping (Int) -> FileContents
    ) {
        self.files = files
        self.names = names
        self.contents = contents
        byReceipts(receipts)
        byNames()
        for (file, units) in replaced {
            if let known = known[file], units.isSuperset(of: known.units.keys), !known.hasMore { unread.insert(file) }
        }
        tell()
    }

    /// A row of a list of what was received that names a file.
    struct Receipt {
        var file: Int
        /// Pool number of the organisation.
        var owner: Int64
        var period: Int64
        var received: CalendarDate
    }

    // MARK: Deciding

    private struct Sent: Hashable {
        var owner: Int64
        var period: Int64
    }

    /// What lies in the surroundings of a delivery is no version of it.
    private struct Group<Subject: Hashable>: Hashable {
        var subject: Subject
        var isHistory: Bool
    }

    private mutating func byReceipts(_ receipts: [Receipt]) {
        let groups = Dictionary(grouping: receipts) {
            Group(subject: Sent(owner: $0.owner, period: $0.period), isHistory: files[$0.file].isHistory)
        }
        for (about, rows) in groups.map({ ($0.key.subject, $0.value) }).sorted(by: {
            ($0.0.owner, $0.0.period, $0.1.first?.file ?? 0) < ($1.0.owner, $1.0.period, $1.1.first?.file ?? 0)
        }) {
            let days = Dictionary(rows.map { ($0.file, $0.received) }, uniquingKeysWith: { max($0, $1) })
            guard days.count > 1 else { continue }
            decide(days.keys.sorted(), days: days, only: about) { [names] left, right in
                guard let a = days[left], let b = days[right], a != b else {
                    return names[left].mark.order(to: names[right].mark)
                }
                return a < b ? .earlier : .later
            }
        }
    }

    private struct Subject: Hashable {
        var subject: String
        var period: Period?
    }

    private mutating func byNames() {
        guard names.contains(where: { !$0.mark.isEmpty }) else { return }
        let groups = Dictionary(grouping: files.indices) {
            Group(
                subject: Subject(subject: names[$0].subject, period: names[$0].period), isHistory: files[$0].isHistory)
        }
        for group in groups.values.sorted(by: { ($0.first ?? 0) < ($1.first ?? 0) }) {
            guard group.count > 1, group.contains(where: { names[$0].mark != names[group[0]].mark }) else { continue }
            let days = Dictionary(
                uniqueKeysWithValues: group.compactMap { file in names[file].mark.date.map { (file, $0) } })
            decide(group, days: days, only: nil) { [names] in names[$0].mark.order(to: names[$1].mark) }
        }
    }

    /// - Parameter only: with whose deliveries of which quarter the files are compared; nil: all they hold.
    private mutating func decide(
        _ group: [Int], days: [Int: CalendarDate], only: Sent?,
        order: (Int, Int) -> VersionMark.Order
    ) {
        for file in group where known[file] == nil { known[file] = contents(file) }
        var holders: [DeliveryUnit: [Int]] = [:]
        for file in group {
            for unit in (known[file]?.units ?? [:]).keys {
                if let only, unit.owner != only.owner || unit.period != only.period { continue }
                // What a receipt decided is not asked of names again.
                guard replaced[file]?.contains(unit) != true else { continue }
                holders[unit, default: []].append(file)
            }
        }
        var unclear: Set<[Int]> = []
        /// Files that are the later one by their names, and the one that a list of what was received has as the last.
        var contradicted: [Int: Int] = [:]
        for (unit, files) in holders.sorted(by: { $0.key < $1.key }) where files.count > 1 {
            let last = files.first { file in files.allSatisfy { $0 == file || order($0, file) == .earlier } }
            guard let last else {
                unclear.insert(files)
                continue
            }
            for file in files where file != last {
                replaced[file, default: []].insert(unit)
                if only != nil, names[file].mark.order(to: names[last].mark) == .later { contradicted[file] = last }
            }
            let ranks = Dictionary(
                uniqueKeysWithValues: files.map { file in (file, files.count { order($0, file) == .earlier }) })
            let ordered = files.sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
            found.append(
                Resubmitted(
                    unit: unit,
                    versions: ordered.map { Resubmission.Version(file: self.files[$0].name, received: days[$0]) },
                    lost: lost(of: unit, in: ordered)))
        }
        for (file, last) in contradicted.sorted(by: { $0.key < $1.key }) {
            notes.append(
                Note(
                    kind: .resubmission, place: self.files[file].place(),
                    text: Wording.olderByReceipt(than: self.files[last].name, received: days[last])))
        }
        for files in unclear.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let names = files.map { self.files[$0].name }
            for file in files {
                let others = names.filter { $0 != self.files[file].name }
                notes.append(
                    Note(kind: .resubmission, place: self.files[file].place(), text: Wording.unclearVersions(others)))
            }
        }
    }

    /// The records that earlier versions held and the last does not.
    ///
    /// As many as the last has records with an unreadable key may be there after all; that is an issue already.
    private func lost(of unit: DeliveryUnit, in ordered: [Int]) -> [Resubmitted.LostRecord] {
        guard let last = ordered.last, let left = known[last]?.units[unit] else { return [] }
        var files: [[Int64]: String] = [:]
        for file in ordered.dropLast() {
            for key in known[file]?.units[unit]?.keys ?? [] where !left.keys.contains(key) {
                files[key] = self.files[file].name
            }
        }
        guard files.count > left.unplaced else { return [] }
        return files.map { Resubmitted.LostRecord(key: $0.key, file: $0.value) }
    }

    // MARK: Telling

    private mutating func tell() {
        for file in replaced.keys.sorted() {
            let name = files[file].name
            let later = Set(
                found.filter { $0.versions.contains { $0.file == name } }.compactMap { $0.versions.last?.file }
            ).subtracting([name]).sorted()
            let text = unread.contains(file) ? Wording.replaced(by: later) : Wording.partlyReplaced(by: later)
            notes.append(Note(kind: .resubmission, place: files[file].place(), text: text))
        }
    }
}

/// What a file holds, without its figures.
struct FileContents: Sendable {
    var units: [DeliveryUnit: DeliveredRecords] = [:]
    /// It could not be read to the end, or holds what the steward keeps: then it is not left out as a whole.
    var hasMore = false
}
