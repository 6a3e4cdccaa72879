import KloptModel
import KloptTables

/// The order in which findings are reported: by owner, dataset, key, rule, so that the same input gives the same bytes.
struct FindingOrder {
    let plan: Plan
    let log: FindingLog
    /// Per check, its dataset and its rule.
    private let datasets: [Int]
    private let rules: [Int]

    init(plan: Plan, log: FindingLog) {
        self.plan = plan
        self.log = log
        datasets = plan.checks.map(\.dataset)
        rules = plan.checks.map(\.rule)
    }

    struct Sorted {
        var indexes: [Int32]
        /// Per position, how many earlier ones have the same rule, key and column.
        var repeats: [Int32: Int]
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
    func sorted(where isIncluded: (Int) -> Bool) -> Sorted {
        let ranks = textRanks()
        func rank(_ number: Int64) -> Int64 {
            number == Finding.none ? Int64.max : ranks.indices.contains(Int(number)) ? Int64(ranks[Int(number)]) : 0
        }
        let keyTypes = plan.datasets.map { schema in schema.keyIndexes.map { schema.columns[$0].type.isText } }

        /// Compares key parts: captured columns begin with the key. A part that is not there comes first.
        func compareKeys(_ a: Finding, _ b: Finding, _ dataset: Int) -> Int {
            guard a.cells >= 0, b.cells >= 0 else { return a.cells < b.cells ? -1 : a.cells > b.cells ? 1 : 0 }
            for (part, isText) in keyTypes[dataset].enumerated() {
                let (x, y) = (keyPart(a, part, isText, rank), keyPart(b, part, isText, rank))
                if x != y { return x < y ? -1 : 1 }
            }
            return 0
        }
        func precedes(_ left: Int32, _ right: Int32) -> Bool {
            let (a, b) = (log.findings[Int(left)], log.findings[Int(right)])
            let (datasetA, datasetB) = (datasets[Int(a.check)], datasets[Int(b.check)])
            if datasetA != datasetB { return datasetA < datasetB }
            let keys = compareKeys(a, b, datasetA)
            if keys != 0 { return keys < 0 }
            if (a.source, a.row) != (b.source, b.row) { return (a.source, a.row) < (b.source, b.row) }
            if rules[Int(a.check)] != rules[Int(b.check)] { return rules[Int(a.check)] < rules[Int(b.check)] }
            return left < right
        }
        /// Grows with the order that `precedes` gives. Behind a part that does not fit nothing is said.
        func entry(_ index: Int32) -> Entry {
            let finding = log.findings[Int(index)]
            let dataset = datasets[Int(finding.check)]
            var fits = finding.cells >= 0
            func part(_ number: Int) -> UInt64 {
                guard fits, number < keyTypes[dataset].count else { return 0 }
                let value = keyPart(finding, number, keyTypes[dataset][number], rank)
                if value == Int64.min { return 0 }
                fits = value.magnitude < (1 << 30) - 1
                return fits ? UInt64(value + (1 << 30)) : value < 0 ? 1 : UInt64(UInt32.max)
            }
            let parts = (part(0), part(1), part(2))
            let head = UInt64(UInt16(clamping: dataset)) << 33 | (finding.cells >= 0 ? 1 << 32 : 0)
            return Entry(high: head | parts.0, low: parts.1 << 32 | parts.2, index: index)
        }

        // 1. By owner, with a counting sort: owners may be many, and findings millions.
        var (places, indexes) = byOwner(isIncluded, rank: rank, ownerCount: ranks.count + 1)
        // 2. Each owner's by the rest.
        places.append(indexes.count)
        var entries: [Entry] = []
        for (start, end) in zip(places, places.dropFirst()) where end - start > 1 {
            entries.removeAll(keepingCapacity: true)
            for position in start..<end { entries.append(entry(indexes[position])) }
            entries.sort { a, b in
                if a.high != b.high { return a.high < b.high }
                if a.low != b.low { return a.low < b.low }
                return precedes(a.index, b.index)
            }
            for (offset, entry) in entries.enumerated() { indexes[start + offset] = entry.index }
        }
        return Sorted(indexes: indexes, repeats: repeats(indexes, keyLengths: keyTypes.map(\.count)))
    }

    /// The included findings by owner, in their order; those without an owner last. `starts` are where owners begin.
    private func byOwner(_ isIncluded: (Int) -> Bool, rank: (Int64) -> Int64, ownerCount: Int) -> (
        starts: [Int], indexes: [Int32]
    ) {
        var counts = [Int](repeating: 0, count: ownerCount)
        var included: [Int32] = []
        var owners: [Int32] = []
        for index in log.findings.indices where isIncluded(index) {
            let owner = min(Int(clamping: rank(log.findings[index].owner)), ownerCount - 1)
            included.append(Int32(truncatingIfNeeded: index))
            owners.append(Int32(truncatingIfNeeded: owner))
            counts[owner] += 1
        }
        var starts: [Int] = []
        starts.reserveCapacity(ownerCount)
        var next = 0
        for count in counts {
            starts.append(next)
            next += count
        }
        var free = starts
        var indexes = [Int32](repeating: 0, count: included.count)
        for (index, owner) in zip(included, owners) {
            indexes[free[Int(owner)]] = index
            free[Int(owner)] += 1
        }
        return (starts, indexes)
    }

    private func keyPart(_ finding: Finding, _ part: Int, _ isText: Bool, _ rank: (Int64) -> Int64) -> Int64 {
        guard log.states[finding.cells + part] == .present else { return Int64.min }
        let value = log.values[finding.cells + part]
        return isText ? rank(value) : value
    }

    /// Rank of each of the pool's texts, by its characters' order, which does not depend on any locale.
    private func textRanks() -> [Int32] {
        let texts = plan.pool.texts
        let order = texts.indices.sorted { texts[$0] < texts[$1] }
        var ranks = [Int32](repeating: 0, count: texts.count)
        for (rank, index) in order.enumerated() { ranks[index] = Int32(truncatingIfNeeded: rank) }
        return ranks
    }

    private func repeats(_ indexes: [Int32], keyLengths: [Int]) -> [Int32: Int] {
        struct Identity: Hashable {
            var check: Int32
            var column: Int
        }
        func identity(_ finding: Finding) -> Identity { Identity(check: finding.check, column: column(finding)) }
        var repeats: [Int32: Int] = [:]
        // Of the present key; empty for its first finding, as most records have but one.
        var met: [Identity: Int] = [:]
        for position in indexes.indices.dropFirst() {
            let before = log.findings[Int(indexes[position - 1])]
            let finding = log.findings[Int(indexes[position])]
            let dataset = datasets[Int(finding.check)]
            guard before.owner == finding.owner, datasets[Int(before.check)] == dataset,
                haveSameKey(before, finding, length: keyLengths[dataset])
            else {
                if !met.isEmpty { met = [:] }
                continue
            }
            if met.isEmpty { met[identity(before)] = 1 }
            let count = met[identity(finding)] ?? 0
            if count > 0 { repeats[Int32(truncatingIfNeeded: position)] = count }
            met[identity(finding)] = count + 1
        }
        return repeats
    }

    /// Whether the key parts that are there are the same, and the others are missing from both.
    private func haveSameKey(_ a: Finding, _ b: Finding, length: Int) -> Bool {
        guard a.cells >= 0, b.cells >= 0 else { return a.cells == b.cells }
        for part in 0..<length {
            let isPresent = log.states[a.cells + part] == .present
            guard isPresent == (log.states[b.cells + part] == .present) else { return false }
            if isPresent, log.values[a.cells + part] != log.values[b.cells + part] { return false }
        }
        return true
    }

    private func column(_ finding: Finding) -> Int {
        switch log.detail(of: finding) {
        case .cell(let column, _, _), .emptyCell(let column), .absentColumn(let column, _),
            .strayKeyPart(let column, _):
            column
        case .totals(let figure, _): figure.column
        default: -1
        }
    }
}
