/// A statement that a delivery breaks: what an issue list must name.
struct Finding: Hashable {
    let organisation: String
    /// Empty when it is about all regions.
    let region: String
    /// Empty when it is about all datasets.
    let dataset: String
    /// A column that the issue names; empty when it is about the record or the delivery.
    let measure: String
    let kind: Kind
    /// The statement itself, for a reader of the list.
    let statement: String

    init(
        organisation: String, region: String = "", dataset: String = "", measure: String = "", kind: Kind,
        statement: String? = nil
    ) {
        self.organisation = organisation
        self.region = region
        self.dataset = dataset
        self.measure = measure
        self.kind = kind
        self.statement = statement ?? kind.statement
    }

    init(_ record: Record, _ kind: Kind, _ measure: String = "", statement: String? = nil) {
        self.init(
            organisation: record.organisation, region: record.region, dataset: record.dataset, measure: measure,
            kind: kind, statement: statement)
    }

    /// The order of the list: by key, and then by what is wrong.
    var sortKey: [String] { [organisation, region, dataset, measure, kind.rawValue, statement] }

    enum Kind: String {
        case nothingSent = "nothing-sent"
        case missingRegion = "missing-region"
        case missingTrajectory = "missing-trajectory"
        case missingRecord = "missing-record"
        case duplicateKey = "duplicate-key"
        case unknownRegion = "unknown-region"
        case unknownOrganisation = "unknown-organisation"
        case wrongQuarter = "wrong-quarter"
        case missingColumn = "missing-column"
        case missingCell = "missing-cell"
        case untypableCell = "untypable-cell"
        case negativeCell = "negative-cell"
        case wrongSum = "wrong-sum"
        case partAboveWhole = "part-above-whole"
        case wrongFunder = "wrong-funder"
        case tooManyJobStarts = "too-many-job-starts"
        case firstJobsAboveEver = "first-jobs-above-ever"
        case negativeStarts = "negative-starts"

        case notOnRoster = "not-on-roster"
        case nearRegion = "near-region"
        case belowFive = "below-five"
        case jobFlow = "job-flow"
        case endedAbovePrevious = "ended-above-previous"
        case courseStarts = "course-starts"
        case unpaidAboveRunning = "unpaid-above-running"
        case outlier = "outlier"
        case copied = "copied"
        case allZero = "all-zero"
        case manyOfOtherType = "many-of-other-type"
        case neverWorkedInJobCoaching = "never-worked-in-job-coaching"
        case firstJobsNeither = "first-jobs-neither"
        case allJobsDurable = "all-jobs-durable"

        /// Not a fault: near a threshold that can be read in two ways, so the samples avoid it.
        case doubtful

        var severity: String {
            switch self {
            case .allJobsDurable: "info"
            case .notOnRoster, .nearRegion, .belowFive, .jobFlow, .endedAbovePrevious, .courseStarts,
                .unpaidAboveRunning, .outlier, .copied, .allZero, .manyOfOtherType, .neverWorkedInJobCoaching,
                .firstJobsNeither, .doubtful:
                "warning"
            default: "error"
            }
        }

        /// What must hold; for sums and parts the finding says it, as it differs per measure.
        var statement: String {
            switch self {
            case .nothingSent: "every organisation on the roster delivers"
            case .missingRegion: "every region on the roster is delivered"
            case .missingTrajectory: "every trajectory on the roster is delivered"
            case .missingRecord: "every record on the roster is delivered"
            case .duplicateKey: "organisatie, regio and kwartaal are unique together"
            case .unknownRegion: "the region is known"
            case .unknownOrganisation: "the organisation is known"
            case .wrongQuarter: "kwartaal agrees with the folder"
            case .missingColumn: "every required column is there"
            case .missingCell: "every required cell is filled"
            case .untypableCell: "every count is a whole number"
            case .negativeCell: "every count is zero or more"
            case .wrongSum: "a breakdown adds up to its total"
            case .partAboveWhole: "a part is at most its whole"
            case .wrongFunder: "only UWV funds it"
            case .tooManyJobStarts: "werk_gestart <= betaald + werk_gestopt + beeindigd_met_werk"
            case .firstJobsAboveEver: "eerste_baan adds up to at most ooit"
            case .negativeStarts: "lopend - (previous(lopend) - beeindigd) >= 0"
            case .notOnRoster: "the roster expects the record"
            case .nearRegion: "the region is spelled as in the list"
            case .belowFive: "a count is exact"
            case .jobFlow: "betaald is about previous(betaald) + werk_gestart - werk_gestopt - beeindigd_met_werk"
            case .endedAbovePrevious: "beeindigd <= previous(lopend)"
            case .courseStarts: "opleiding_gestart <= opleiding + opleiding_gestopt"
            case .unpaidAboveRunning: "dagbesteding + vrijwilligerswerk + proefplaatsing <= lopend"
            case .outlier: "the change of lopend is like that of the others"
            case .copied: "not identical to the previous quarter"
            case .allZero: "not all zero where there were clients"
            case .manyOfOtherType: "lopend_anders is at most a quarter of lopend"
            case .neverWorkedInJobCoaching: "jobcoaching does not end with never worked"
            case .firstJobsNeither: "eerste_baan adds up to ooit or to betaald"
            case .allJobsDurable: "betaald, duurzaam and ooit differ from 10 upwards"
            case .doubtful: ""
            }
        }
    }
}
