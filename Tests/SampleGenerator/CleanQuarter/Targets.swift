/// The national totals of one trajectory in one quarter.
///
/// Those of 2025-Q2 are the printed ones of report 2025-Q2 wherever it prints them; those of 2025-Q1 follow from the
/// printed changes. What is printed nowhere is chosen such that clients flow from the one quarter to the other.
struct QuarterTargets {
    var running: Int
    /// UWV, gemeente, overig.
    var funders: [Int]
    /// EPA, CMD, anders; empty where a trajectory has no types.
    var types: [Int] = []
    var ever = 0
    var paid = 0
    var durable = 0
    var jobStarts = 0
    var jobStops = 0
    /// By reason, or by result.
    var ended: [Int]
    /// Dagbesteding, vrijwilligerswerk, proefplaatsing.
    var unpaid = [0, 0, 0]
    var courses = 0
    var courseStarts = 0
    var courseStops = 0
    /// Shorter than 6, 6 to 12, longer than 12 months.
    var tenures: [Int] = []
}

/// The two quarters of one trajectory, and the flows between them that no report prints.
struct TrajectoryTargets {
    let dataset: String
    let before: QuarterTargets
    let now: QuarterTargets
    /// Job starts of clients who had worked earlier in their trajectory.
    var restarts = 0
    /// Clients whose job is gone without a registered stop: 1509 + 287 − 78 − 231 is 1487, and 1484 is printed.
    var unregisteredStops = 0
    /// With paid work and funded by a municipality; nil where nothing is printed.
    var paidByMunicipality: Int?
    /// Smallest record.
    var smallest = 1

    var hasWork: Bool { now.ever > 0 }

    static let all = [individualPlacement, bestCare, other, jobCoaching, workFit, toWork]

    static let individualPlacement = TrajectoryTargets(
        dataset: "ips",
        before: .init(
            running: 4156, funders: [1479, 1850, 827], types: [2859, 794, 503], ever: 1941, paid: 1509, durable: 1262,
            jobStarts: 301, jobStops: 84, ended: [262, 84, 281], unpaid: [197, 598, 109], courses: 366,
            courseStarts: 31, courseStops: 9),
        now: .init(
            running: 4194, funders: [1514, 1835, 845], types: [2958, 762, 474], ever: 1867, paid: 1484, durable: 1245,
            jobStarts: 287, jobStops: 78, ended: [231, 70, 241], unpaid: [189, 606, 118], courses: 315,
            courseStarts: 13, courseStops: 3),
        restarts: 60, unregisteredStops: 3, paidByMunicipality: 628, smallest: 5)

    static let bestCare = TrajectoryTargets(
        dataset: "wabz",
        before: .init(
            running: 169, funders: [50, 118, 1], ever: 27, paid: 27, durable: 27, jobStarts: 5, jobStops: 0,
            ended: [5, 0, 7], unpaid: [12, 43, 1]),
        now: .init(
            running: 162, funders: [47, 114, 1], ever: 30, paid: 30, durable: 30, jobStarts: 7, jobStops: 0,
            ended: [4, 0, 6], unpaid: [11, 41, 2]),
        smallest: 10)

    static let other = TrajectoryTargets(
        dataset: "overig",
        before: .init(
            running: 165, funders: [31, 35, 99], ever: 63, paid: 54, durable: 35, jobStarts: 15, jobStops: 2,
            ended: [11, 0, 12], unpaid: [35, 33, 12]),
        now: .init(
            running: 178, funders: [33, 38, 107], ever: 67, paid: 57, durable: 37, jobStarts: 19, jobStops: 3,
            ended: [13, 0, 11], unpaid: [38, 36, 13]),
        restarts: 2, smallest: 3)

    static let jobCoaching = TrajectoryTargets(
        dataset: "jobcoaching",
        before: .init(running: 124, funders: [48, 64, 12], ended: [14, 0, 0], tenures: [18, 19, 87]),
        now: .init(running: 150, funders: [57, 78, 15], ended: [16, 0, 0], tenures: [15, 17, 118]), smallest: 2)

    /// Werkfit and Naar Werk together are what is left of the total: 180 now, 230 before.
    static let workFit = TrajectoryTargets(
        dataset: "werkfit",
        before: .init(running: 190, funders: [190, 0, 0], ended: [38, 18, 8]),
        now: .init(running: 146, funders: [146, 0, 0], ended: [32, 15, 7]), smallest: 3)

    static let toWork = TrajectoryTargets(
        dataset: "naarwerk",
        before: .init(running: 40, funders: [40, 0, 0], ended: [5, 3, 1]),
        now: .init(running: 34, funders: [34, 0, 0], ended: [5, 3, 1]), smallest: 3)
}
