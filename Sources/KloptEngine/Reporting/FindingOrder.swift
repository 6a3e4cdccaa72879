import KloptModel
import KloptTables

/// The order in which findings are reported: by owner, dataset, key, rule, so that the same input gives the same bytes.
struct FindingOrder {
    let plan: Plan
    let findings: Findings
    /// Per check, its dataset and its rule.
    private let datasets: [Int]
    private let rules: [Int]
    /// Per dataset and part of its key, whether it is a text.
    private let keyTypes: [[Bool]]
    /// Per text of the pool, its place among all.
    private let ranks: [Int32]

    init(plan: Plan, findings: Findings) {
        self.plan = plan
        self.findings = findings
        datasets = plan.checks.map(\.dataset)
        rules = plan.checks.map(\.rule)
        keyTypes = plan.datasets.map { schema in schema.keyIndexes.map { schema.columns[$0].type.isText } }
        ranks = FindingOrder.textRanks(plan.pool.texts)
    }

    struct Sorted {
        var indexes: [Int32]
        /// Per position, how many earlier ones have the same rule, key and column.
        var repeats: [Int32: Int]
        /// Per owner, how many there are of each severity.
        var counts: [Int64: SeverityCounts]
    }

    struct SeverityCounts {
        var errors = 0
        var warnings = 0
        var infos = 0
        /// Those counted above are open.
        var explained = 0
        var all: Int { errors + warnings + infos }

        mutating func explain(_ severity: Severity) {
            switch severity {
            case .error: errors -= 1
            case .warning: warnings -= 1
            case .info: infos -= 1
            }
            explained += 1
        }

        mutating func add(_ severity: Severity) {
            switch severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
        }
    }

    /// A finding with the beginning of its place in the order: comparing two words settles most.
    private struct Entry {
        /// Dataset, whether there is a key, the key's first part.
        var high: UInt64
        /// The key's second and third part.
        var low: UInt64
        var index: Int32
    }

    /// - Complexity: linear in the findings, plus O(n log n) within each owner's, plus a sort of the run's distinct texts.
    func sorted(where isIncluded: (_ owner: Int64, _ period: Int64) -> Bool) -> Sorted {
        // 1. By owner, with a counting sort: owners may be many, and findings millions.
        var sorted = Sorted(indexes: [], repeats: [:], counts: [:])
        let places = byOwner(isIncluded, into: &sorted)
        // 2. Each owner's by the rest.
        var entries: [Entry] = []
        for (start, end) in zip(places, places.dropFirst()) where end - start > 1 {
            entries.removeAll(keepingCapacity: true)
            for position in start..<end { entries.append(entry(sorted.indexes[position])) }
            entries.sort { a, b in
                if a.high != b.high { return a.high < b.high }
                if a.low != b.low { return a.low < b.low }
                return precedes(a.index, b.index)
            }
            for (offset, entry) in entries.enumerated() { sorted.indexes[start + offset] = entry.index }
            addRepeats(entries, from: start, to: &sorted)
        }
        return sorted
    }

    private func rank(_ number: Int64) -> Int64 {
        number == Finding.none ? Int64.max : ranks.indices.contains(Int(number)) ? Int64(ranks[Int(number)]) : 0
    }

    /// Puts the included findings in order of owner, those without one last.
    ///
    /// - Returns: where each owner's begin, and the end of the last.
    private func byOwner(_ isIncluded: (Int64, Int64) -> Bool, into sorted: inout Sorted) -> [Int] {
        let ownerCount = ranks.count + 1
        func place(_ owner: Int64) -> Int { min(Int(clamping: rank(owner)), ownerCount - 1) }
        var counts = [SeverityCounts](repeating: SeverityCounts(), count: ownerCount)
        var owners = [Int64](repeating: Finding.none, count: ownerCount)
        each(isIncluded) { chunk, position, _ in
            let owner = chunk.owner(position)
            owners[place(owner)] = owner
            counts[place(owner)].add(chunk.severity(position))
        }
        for (owner, counts) in zip(owners, counts) where counts.all > 0 { sorted.counts[owner] = counts }
        var starts = [0]
        starts.reserveCapacity(ownerCount + 1)
        for count in counts { starts.append(starts[starts.count - 1] + count.all) }
        var free = starts
        sorted.indexes = [Int32](repeating: 0, count: starts[ownerCount])
        each(isIncluded) { chunk, position, number in
            let owner = place(chunk.owner(position))
            sorted.indexes[free[owner]] = Int32(truncatingIfNeeded: number)
            free[owner] += 1
        }
        return starts
    }

    /// Visits the included findings: twice over is cheaper than remembering them.
    private func each(_ isIncluded: (Int64, Int64) -> Bool, _ visit: (FindingChunk, Int, Int) -> Void) {
        var first = 0
        // Findings of one owner and period stand together.
        var (owner, period, answer) = (Finding.none, Finding.none, isIncluded(Finding.none, Finding.none))
        for chunk in findings.chunks {
            for position in 0..<chunk.count {
                let (nextOwner, nextPeriod) = (chunk.owner(position), chunk.period(position))
                if nextOwner != owner || nextPeriod != period {
                    (owner, period) = (nextOwner, nextPeriod)
                    answer = isIncluded(owner, period)
                }
                if answer { visit(chunk, position, first + position) }
            }
            first += chunk.count
        }
    }

    // MARK: Within an owner

    /// Grows with the order that `precedes` gives. Behind a part that does not fit nothing is said.
    private func entry(_ index: Int32) -> Entry {
        let (number, position) = findings.place(of: Int(index))
        let chunk = findings.chunks[number]
        let dataset = datasets[Int(chunk.check)]
        var fits = chunk.cellCount != nil
        func part(_ number: Int) -> UInt64 {
            guard fits, number < keyTypes[dataset].count else { return 0 }
            let value = keyPart(chunk.cell(number, position), isText: keyTypes[dataset][number])
            if value == Int64.min { return 0 }
            fits = value.magnitude < (1 << 30) - 1
            return fits ? UInt64(value + (1 << 30)) : value < 0 ? 1 : UInt64(UInt32.max)
        }
        let parts = (part(0), part(1), part(2))
        let head = UInt64(UInt16(clamping: dataset)) << 33 | (chunk.cellCount != nil ? 1 << 32 : 0)
        return Entry(high: head | parts.0, low: parts.1 << 32 | parts.2, index: index)
    }

    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        let (a, b) = (findings[Int(left)], findings[Int(right)])
        let (datasetA, datasetB) = (datasets[Int(a.check)], datasets[Int(b.check)])
        if datasetA != datasetB { return datasetA < datasetB }
        let keys = compareKeys(a, b, datasetA)
        if keys != 0 { return keys < 0 }
        if (a.source, a.row) != (b.source, b.row) { return (a.source, a.row) < (b.source, b.row) }
        if rules[Int(a.check)] != rules[Int(b.check)] { return rules[Int(a.check)] < rules[Int(b.check)] }
        return left < right
    }

    /// Compares key parts: captured columns begin with the key. What has no key comes first, and so does a part that is
    /// not there.
    private func compareKeys(_ a: Finding, _ b: Finding, _ dataset: Int) -> Int {
        guard a.hasCells, b.hasCells else { return a.hasCells == b.hasCells ? 0 : a.hasCells ? 1 : -1 }
        for (part, isText) in keyTypes[dataset].enumerated() {
            let (x, y) = (
                keyPart(findings.cell(part, of: a), isText: isText), keyPart(findings.cell(part, of: b), isText: isText)
            )
            if x != y { return x < y ? -1 : 1 }
        }
        return 0
    }

    private func keyPart(_ cell: (value: Int64, mark: CellMark), isText: Bool) -> Int64 {
        guard cell.mark.isPresent else { return Int64.min }
        return isText ? rank(cell.value) : cell.value
    }

    /// Rank of each text, by its characters' order, which does not depend on any locale.
    private static func textRanks(_ texts: [String]) -> [Int32] {
        let order = texts.indices.sorted { texts[$0] < texts[$1] }
        var ranks = [Int32](repeating: 0, count: texts.count)
        for (rank, index) in order.enumerated() { ranks[index] = Int32(truncatingIfNeeded: rank) }
        return ranks
    }

    // MARK: Repeats

    /// Numbers findings of one rule, key and column, which stand together.
    private func addRepeats(_ entries: [Entry], from start: Int, to sorted: inout Sorted) {
        struct Identity: Hashable {
            var check: Int32
            var column: Int
        }
        func identity(_ finding: Finding) -> Identity { Identity(check: finding.check, column: column(finding)) }
        // Of the present key; empty for its first finding, as most records have but one.
        var met: [Identity: Int] = [:]
        for offset in entries.indices.dropFirst() {
            let (last, next) = (entries[offset - 1], entries[offset])
            guard last.high == next.high, last.low == next.low else {
                if !met.isEmpty { met = [:] }
                continue
            }
            let (before, finding) = (findings[Int(last.index)], findings[Int(next.index)])
            let dataset = datasets[Int(finding.check)]
            guard datasets[Int(before.check)] == dataset, haveSameKey(before, finding, dataset) else {
                if !met.isEmpty { met = [:] }
                continue
            }
            if met.isEmpty { met[identity(before)] = 1 }
            let count = met[identity(finding)] ?? 0
            if count > 0 { sorted.repeats[Int32(truncatingIfNeeded: start + offset)] = count }
            met[identity(finding)] = count + 1
        }
    }

    /// Whether the key parts that are there are the same, and the others are missing from both.
    private func haveSameKey(_ a: Finding, _ b: Finding, _ dataset: Int) -> Bool {
        guard a.hasCells, b.hasCells else { return a.hasCells == b.hasCells }
        for part in keyTypes[dataset].indices {
            let (x, y) = (findings.cell(part, of: a), findings.cell(part, of: b))
            guard x.mark.isPresent == y.mark.isPresent else { return false }
            if x.mark.isPresent, x.value != y.value { return false }
        }
        return true
    }

    private func column(_ finding: Finding) -> Int {
        switch findings.detail(of: finding) {
        case .cell(let column, _, _), .emptyCell(let column), .absentColumn(let column, _),
            .strayKeyPart(let column, _):
            column
        case .totals(let figure, _): figure.column
        default: -1
        }
    }
}
