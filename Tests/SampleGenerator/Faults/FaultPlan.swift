/// Puts faults into a clean quarter: a few organisations, each with a story, and the list of what that breaks.
struct FaultPlan {
    private(set) var records: [Record]
    private(set) var issues: [Issue] = []
    /// Organisations with faults, which are delivered in files that leave no other doubt.
    private(set) var faulty: [String] = []
    /// A code that is on no roster.
    static let stranger = "GGZ 99"
    /// Whose file the stranger's row stands in.
    private(set) var host = ""
    private let statements: DeliveryStatements
    private var random: SplitMix64

    static func make(_ quarter: CleanQuarter, random: SplitMix64) throws(SampleError) -> FaultPlan {
        var random = random
        var reasons: [String] = []
        // Who gets an early story decides who is left for a later one, so there is more than one try.
        while reasons.count < 20 {
            do {
                var plan = FaultPlan(quarter, random: random.split())
                for (number, story) in FaultStories.all.enumerated() { try plan.tell(story, number: number) }
                try plan.admitStranger()
                try plan.verify()
                return plan
            } catch {
                reasons.append(error.message)
            }
        }
        throw .init(reasons.joined(separator: "\n"))
    }

    private init(_ quarter: CleanQuarter, random: SplitMix64) {
        records = quarter.now
        statements = DeliveryStatements(roster: quarter.roster, previous: quarter.before)
        self.random = random
        issues = statements.check(records).map {
            .init(finding: $0, description: "the organisation sent nothing")
        }
    }

    /// Gives the story to the first organisation in which every fault of it finds a record: one of its own, or where
    /// no organisation is large enough for that, one that has a fault already.
    private mutating func tell(_ story: [Fault], number: Int) throws(SampleError) {
        for sharing in [false, true] {
            for organisation in random.shuffled(statements.roster.active)
            where !faulty.contains(organisation.code) && !organisation.isSilent {
                var trial = self
                guard story.allSatisfy({ trial.inject($0, into: organisation, sharing: sharing) }) else { continue }
                trial.faulty.append(organisation.code)
                self = trial
                return
            }
        }
        throw .init("no organisation fits fault story \(number)")
    }

    /// A row of an organisation that is not on the roster, in the file that several organisations share.
    private mutating func admitStranger() throws(SampleError) {
        let fault = Fault.unknownOrganisation("overig", Self.stranger)
        for organisation in statements.roster.active
        where !faulty.contains(organisation.code) && !organisation.isSilent {
            if inject(fault, into: organisation, sharing: true) {
                host = organisation.code
                return
            }
        }
        throw .init("nobody can host the stranger")
    }

    /// - Returns: false when the organisation has no record in which the fault breaks just what it says.
    private mutating func inject(_ fault: Fault, into organisation: Organisation, sharing: Bool) -> Bool {
        let positions = records.indices.filter { records[$0].organisation == organisation.code }
        guard let first = positions.first else { return false }
        let own = positions.map { records[$0] }
        let others = records.filter { $0.organisation != organisation.code }
        let place = records[..<first].count { $0.organisation != organisation.code }
        let touched = Set(issues.map { $0.finding.organisation + $0.finding.region })
        let delivery = Delivery(organisation: organisation, records: own, predecessor: statements.predecessor)

        for index in random.shuffled(Array(own.indices)) {
            guard sharing || !touched.contains(organisation.code + own[index].region),
                let injection = fault.inject(delivery, index)
            else { continue }
            // First the delivery alone, which is quick and turns most away; then everything.
            let local = issues.filter { $0.finding.organisation == organisation.code } + injection.issues
            guard
                Set(statements.check(injection.records, of: organisation))
                    == Set(local.map(\.finding).filter { $0.kind != .outlier })
            else { continue }
            let candidate = Array(others[..<place]) + injection.records + others[place...]
            let wanted = Set((issues + injection.issues).map(\.finding))
            if Set(statements.check(candidate)) == wanted {
                records = candidate
                issues += injection.issues
                return true
            }
        }
        return false
    }

    private func verify() throws(SampleError) {
        let found = statements.check(records)
        guard Set(found) == Set(issues.map(\.finding)), found.count == issues.count else {
            throw .init("the list of faults is not what the statements find")
        }
    }
}
