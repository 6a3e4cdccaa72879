/// A fictitious client in a trajectory.
///
/// The clean quarters are made by following clients and counting them. So parts add up to their wholes, durable jobs
/// are jobs, and starts are never negative, in every record, by construction.
struct Client {
    /// Index of the record in which the client is counted.
    let slot: Int
    /// Nil when the client was not running in the previous quarter.
    var before: Phase?
    /// Nil when the trajectory has ended.
    var now: Phase?
    /// Index of the reason, or result, with which the trajectory ended in this quarter.
    var ended: Int?
    var startedJob = false
    var stoppedJob = false
    var startedCourse = false
    var stoppedCourse = false
    var startedJobBefore = false
    var stoppedJobBefore = false
    var startedCourseBefore = false
    var stoppedCourseBefore = false
    /// How long the first job took: shorter than 3, 3 to 9, longer than 9 months.
    let firstJob: Int
    /// Paid from the national municipal scheme, if a municipality pays.
    let isInScheme: Bool

    /// What is counted of a running client in one quarter.
    struct Phase {
        var funder = 0
        var type = 0
        /// Requested and not yet approved.
        var isRequested = false
        var work = Work.never
        /// Index in dagbesteding, vrijwilligerswerk, proefplaatsing.
        var unpaid: Int?
        var followsCourse = false
        var tenure = 0
    }

    enum Work: Int, Comparable {
        case never, earlier, paid, durable

        static func < (left: Work, right: Work) -> Bool { left.rawValue < right.rawValue }
    }
}

/// A trajectory that ended in the previous quarter; of it only the ending is counted.
struct EarlierEnding {
    let slot: Int
    let reason: Int
    let wasRequested: Bool
}
