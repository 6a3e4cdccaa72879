import KloptModel

/// Stage 5: decides which dataset a header belongs to, by its columns and, where several fit, by the file's name.
struct DatasetChooser: Sendable {
    enum Choice: Equatable {
        case dataset(Int)
        case ambiguous([Int])
        case nothing
    }

    let datasets: [DatasetSchema]
    /// Datasets by the match keys of their names, labels and aliases.
    private let byName: [String: Set<Int>]

    init(_ datasets: [DatasetSchema]) {
        self.datasets = datasets
        var byName: [String: Set<Int>] = [:]
        for (index, dataset) in datasets.enumerated() {
            for name in [dataset.name, dataset.label.dutch, dataset.label.english] + dataset.aliases {
                let key = name.matchKey
                if !key.isEmpty { byName[key, default: []].insert(index) }
            }
        }
        self.byName = byName
    }

    /// Match keys that are names of datasets, and so no part of an organisation's name.
    var names: Set<String> { Set(byName.keys) }

    /// - Parameters:
    ///   - names: the sheet's, the file's and the folders' names, the most telling first.
    ///   - period: the quarter of the folder or file; datasets that did not exist then are left out.
    func choose(_ header: FoundHeader, names: [String], period: Period?) -> Choice {
        var candidates = datasets.indices.filter { isRecognisable($0, header) }
        if let period {
            let valid = candidates.filter { datasets[$0].validity.contains(period) }
            if !valid.isEmpty { candidates = valid }
        }
        guard let most = candidates.map({ header.matched[$0] }).max() else { return named(header, names) }

        // A name decides among the datasets that explain (nearly) as many cells as the best one.
        let close = candidates.filter { header.matched[$0] >= most - max(1, most / 20) }
        for name in names {
            if let hinted = hinted(by: name, among: close) { return .dataset(hinted) }
        }
        let scores = candidates.map { similarity($0, header) }
        guard let best = scores.max() else { return .nothing }
        let top = zip(candidates, scores).filter { $0.1 > best - 0.02 && header.matched[$0.0] == most }.map(\.0)
        if top.count == 1 { return .dataset(top[0]) }
        if top.isEmpty { return .dataset(candidates[scores.firstIndex(of: best) ?? 0]) }
        return .ambiguous(top)
    }

    /// The dataset that a file's name mentions when that is not the one its columns belong to.
    ///
    /// A dataset that does not exist in the file's quarter is not meant: `ips.csv` of an earlier year holds `ips_fase1`.
    func contradicted(by name: String, chosen: Int, period: Period?) -> Int? {
        var meant: Int?
        for run in NameWords(name).runs {
            guard let named = byName[run.key] else { continue }
            if named.contains(chosen) { return nil }
            guard meant == nil else { continue }
            meant = named.sorted().first { dataset in period.map { datasets[dataset].validity.contains($0) } ?? true }
        }
        return meant
    }

    /// A file or sheet that is named after a dataset is one, also with few columns that are known.
    ///
    /// In a file that is named so, a sheet of another name is one when it has more than columns of the key: "Organisatie"
    /// beside "Kwartaal" are as well the questions of a cover.
    private func named(_ header: FoundHeader, _ names: [String]) -> Choice {
        var candidates = datasets.indices.filter { header.matched[$0] >= 2 }
        for name in names {
            if let hinted = hinted(by: name, among: candidates) { return .dataset(hinted) }
            candidates.removeAll { !hasMeasure($0, header) }
        }
        return .nothing
    }

    private func hasMeasure(_ dataset: Int, _ header: FoundHeader) -> Bool {
        header.hits.contains { hits in
            hits.contains { $0.dataset == dataset && !datasets[dataset].columns[$0.column].isKey }
        }
    }

    /// Enough of the columns, among them one that is not part of the key when the dataset has such.
    private func isRecognisable(_ dataset: Int, _ header: FoundHeader) -> Bool {
        let columns = datasets[dataset].columns
        let matched = header.matched[dataset]
        guard matched >= 2, matched * 2 >= min(columns.count, 6) else { return false }
        guard columns.contains(where: { !$0.isKey }) else { return true }
        return hasMeasure(dataset, header) && matched * 3 >= min(header.filledCells, columns.count)
    }

    /// Dice's coefficient of the header's cells and the dataset's columns: 1 when they are the same.
    private func similarity(_ dataset: Int, _ header: FoundHeader) -> Double {
        let all = header.filledCells + datasets[dataset].columns.count
        return all == 0 ? 0 : 2 * Double(header.matched[dataset]) / Double(all)
    }

    /// The dataset that a name mentions; the longest spelling wins, so `ips_fase1` goes before `ips`.
    private func hinted(by name: String, among candidates: [Int]) -> Int? {
        for run in NameWords(name).runs {
            guard let named = byName[run.key] else { continue }
            let hinted = candidates.filter(named.contains)
            if let only = hinted.first { return hinted.count == 1 ? only : nil }
        }
        return nil
    }
}
