/// Gives every organisation that delivers a style, and makes its files.
struct Senders {
    let records: [Record]
    let faulty: [String]
    /// Who shares a file with the row of a stranger.
    let host: String

    private static let sharing = 9

    func files(_ roster: Roster, random: inout SplitMix64) -> [Disk.File] {
        var files: [Disk.File] = []
        let delivering = roster.active.filter { !$0.isSilent }
        let sound = random.shuffled(delivering.filter { !faulty.contains($0.code) }.map(\.code))
        let sharing = sharers(sound)
        var dirty = 0
        var ordinary = 0
        for organisation in delivering where !sharing.contains(organisation.code) {
            let style: Style
            if faulty.contains(organisation.code) {
                style = Style.ordinary[ordinary % Style.ordinary.count]
                ordinary += 1
            } else {
                // Every style once; what is left of the organisations makes ordinary files, as most do.
                style = dirty < Style.dirty.count ? Style.dirty[dirty] : Style.ordinary[dirty % Style.ordinary.count]
                dirty += 1
            }
            for dataset in Dataset.names {
                let own = records.filter { $0.dataset == dataset && $0.organisation == organisation.code }
                guard !own.isEmpty else { continue }
                let name =
                    switch style.layout {
                    case .folder, .shared: "\(organisation.code)/\(dataset).csv"
                    case .files: "\(organisation.code) \(dataset).csv"
                    }
                let title = "Aanlevering 2e kwartaal 2025, \(organisation.code) \(organisation.name)"
                files.append(file(name, own, dataset, style, title: title, random: &random))
            }
        }
        for dataset in Dataset.names {
            var own = records.filter {
                $0.dataset == dataset && (sharing.contains($0.organisation) || $0.organisation == FaultPlan.stranger)
            }
            own.sort { ($0.organisation, $0.region) < ($1.organisation, $1.region) }
            guard !own.isEmpty else { continue }
            var style = Style.shared
            // Whether a stranger's row belongs to the total is not for the samples to say.
            if own.contains(where: { $0.organisation == FaultPlan.stranger }) { style.totalRow = false }
            files.append(file("\(dataset).csv", own, dataset, style, title: "", random: &random))
        }
        return files
    }

    /// The host, the largest organisations (so that there are thousands in the total row), and some others.
    private func sharers(_ sound: [String]) -> [String] {
        let size = { (code: String) in
            records.lazy.filter { $0.organisation == code }.map { $0.count("lopend") }.reduce(0, +)
        }
        let largest = sound.sorted { (size($0), $0) > (size($1), $1) }.prefix(4)
        let chosen = (host.isEmpty ? [] : [host]) + largest.filter { $0 != host }
        return Array((chosen + sound.filter { !chosen.contains($0) }).prefix(Self.sharing))
    }

    private func file(
        _ name: String, _ records: [Record], _ dataset: String, _ style: Style, title: String,
        random: inout SplitMix64
    ) -> Disk.File {
        let text = Sheet.text(records, .named(dataset), style: style, title: title, random: random.split())
        return .init(path: "\(Roster.now)/\(name)", bytes: style.encoding.bytes(text))
    }
}
