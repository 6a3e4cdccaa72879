import KloptModel
import KloptTables

/// The order in which findings are reported: by owner, dataset, key, rule, so that the same input gives the same bytes.
struct FindingOrder {
    let plan: Plan
    let log: FindingLog

    struct Sorted {
        var indexes: [Int32]
        /// Per position, how many earlier ones have the same rule, key and column.
        var repeats: [Int32: Int]
    }

    /// - Complexity: O(n log n) in the findings that are included, plus a sort of the run's distinct texts.
    func sorted(where isIncluded: (Int) -> Bool) -> Sorted {
        let ranks = textRanks()
        func rank(_ number: Int64) -> Int64 {
            number == Finding.none ? Int64.max : ranks.indices.contains(Int(number)) ? Int64(ranks[Int(number)]) : 0
        }
        let keyTypes = plan.datasets.map { schema in schema.keyIndexes.map { schema.columns[$0].type.isText } }
        var indexes = log.findings.indices.filter(isIncluded).map { Int32(truncatingIfNeeded: $0) }
        let ownerRanks = log.findings.map { rank($0.owner) }

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
            if ownerRanks[Int(left)] != ownerRanks[Int(right)] { return ownerRanks[Int(left)] < ownerRanks[Int(right)] }
            let (checkA, checkB) = (plan.checks[Int(a.check)], plan.checks[Int(b.check)])
            if checkA.dataset != checkB.dataset { return checkA.dataset < checkB.dataset }
            let keys = compareKeys(a, b, checkA.dataset)
            if keys != 0 { return keys < 0 }
            if (a.source, a.row) != (b.source, b.row) { return (a.source, a.row) < (b.source, b.row) }
            if checkA.rule != checkB.rule { return checkA.rule < checkB.rule }
            return left < right
        }
        indexes.sort(by: precedes)
        return Sorted(indexes: indexes, repeats: repeats(indexes, compareKeys))
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

    private func repeats(_ indexes: [Int32], _ compareKeys: (Finding, Finding, Int) -> Int) -> [Int32: Int] {
        struct Identity: Hashable {
            var check: Int32
            var column: Int
        }
        var repeats: [Int32: Int] = [:]
        var met: [Identity: Int] = [:]
        for position in indexes.indices {
            let finding = log.findings[Int(indexes[position])]
            if position > 0 {
                let before = log.findings[Int(indexes[position - 1])]
                let dataset = plan.checks[Int(finding.check)].dataset
                let isSameKey =
                    before.owner == finding.owner
                    && plan.checks[Int(before.check)].dataset == dataset && compareKeys(before, finding, dataset) == 0
                if !isSameKey { met = [:] }
            }
            let identity = Identity(check: finding.check, column: column(finding))
            let count = met[identity] ?? 0
            if count > 0 { repeats[Int32(truncatingIfNeeded: position)] = count }
            met[identity] = count + 1
        }
        return repeats
    }

    private func column(_ finding: Finding) -> Int {
        switch log.detail(of: finding) {
        case .cell(let column, _, _), .emptyCell(let column), .absentColumn(let column), .strayKeyPart(let column, _):
            column
        case .totals(let figure): figure.column
        default: -1
        }
    }
}
