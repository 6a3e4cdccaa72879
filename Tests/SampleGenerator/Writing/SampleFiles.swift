/// All files of a national quarter: the roster, the quarter before, and what the organisations sent.
struct SampleFiles {
    static let rosterFile = "deelnemers.csv"
    static let folders = [Roster.before, Roster.now]

    let files: [Disk.File]
    let faultList: [UInt8]

    /// - Parameter isClean: without faults; then the two organisations that send nothing are not on the roster either.
    static func make(seed: UInt64, isClean: Bool) throws(SampleError) -> SampleFiles {
        var random = SplitMix64(seed: seed)
        var reasons: [String] = []
        // A roster in which no organisation fits a fault, or a draw that ends in a corner, is no reason to give up.
        while reasons.count < 10 {
            do {
                return try attempt(isClean: isClean, random: random.split())
            } catch {
                reasons.append(error.message)
            }
        }
        throw .init(reasons.joined(separator: "\n"))
    }

    private static func attempt(isClean: Bool, random: SplitMix64) throws(SampleError) -> SampleFiles {
        var random = random
        let quarter = try CleanQuarter.make(random: &random)
        let faultRandom = random.split()
        var styleRandom = random.split()
        if isClean {
            let plan = Senders(records: quarter.now, faulty: [], host: "")
            return SampleFiles(
                files: [roster(quarter.roster, withSilent: false)] + history(quarter.before)
                    + plan.files(quarter.roster, random: &styleRandom), faultList: Array(FaultList.text([]).utf8))
        }
        let plan = try FaultPlan.make(quarter, random: faultRandom)
        let senders = Senders(records: plan.records, faulty: plan.faulty, host: plan.host)
        return SampleFiles(
            files: [roster(quarter.roster, withSilent: true)] + history(quarter.before)
                + senders.files(quarter.roster, random: &styleRandom),
            faultList: Array(FaultList.text(plan.issues).utf8))
    }

    private static func roster(_ roster: Roster, withSilent: Bool) -> Disk.File {
        var text = "organisatie;naam;regio;traject;van;tot;contact;opvolger\n"
        for entry in roster.entries {
            if !withSilent && roster.organisation(entry.organisation)?.isSilent == true { continue }
            let fields = [
                entry.organisation, entry.name, entry.region, entry.dataset, entry.from, entry.until, entry.contact,
                entry.successor,
            ]
            text += fields.joined(separator: ";") + "\n"
        }
        return .init(path: rosterFile, bytes: Array(text.utf8))
    }

    /// Clean figures in clean files: one per dataset, for all organisations.
    private static func history(_ records: [Record]) -> [Disk.File] {
        Dataset.names.map { name in
            let own = records.filter { $0.dataset == name }
            let text = Sheet.text(
                own, .named(name), style: Style(lineEnd: "\n"), title: "", random: SplitMix64(seed: 0))
            return .init(path: "\(Roster.before)/\(name).csv", bytes: Array(text.utf8))
        }
    }
}
