/// 5. What clients do besides: unpaid work, courses; how long they have their job.
extension Simulation {
    mutating func occupyClients() {
        let before = clients.indices.filter { clients[$0].before != nil }
        let now = clients.indices.filter { clients[$0].now != nil }
        giveUnpaidWork(before: before, now: now)
        giveCourses(before: before, now: now)
        giveTenures(before: before, now: now)
    }

    /// One kind per client, to those without a job; most keep the kind they had.
    private mutating func giveUnpaidWork(before: [Int], now: [Int]) {
        var free = random.shuffled(before.filter { (clients[$0].before?.work ?? .never) < .paid })
        for (kind, count) in targets.before.unpaid.enumerated() {
            for client in free.prefix(count) { clients[client].before?.unpaid = kind }
            free.removeFirst(count)
        }
        free = random.shuffled(now.filter { (clients[$0].now?.work ?? .never) < .paid })
        for client in free { clients[client].now?.unpaid = nil }
        for (kind, count) in targets.now.unpaid.enumerated() {
            let same = free.filter { clients[$0].before?.unpaid == kind }.prefix(count * 17 / 20)
            let others = free.filter { client in
                !same.contains(client) && clients[client].before?.unpaid == nil && clients[client].now?.unpaid == nil
            }
            for client in same + others.prefix(count - same.count) { clients[client].now?.unpaid = kind }
        }
    }

    private mutating func giveCourses(before: [Int], now: [Int]) {
        let learners = random.shuffled(before)
        for client in learners.prefix(targets.before.courses) { clients[client].before?.followsCourse = true }
        for client in learners.prefix(targets.before.courseStarts) { clients[client].startedCourseBefore = true }
        for client in learners.suffix(targets.before.courseStops) { clients[client].stoppedCourseBefore = true }
        for client in now { clients[client].now?.followsCourse = false }
        let following = random.shuffled(now.filter { clients[$0].before?.followsCourse == true })
        let notYet = random.shuffled(now.filter { clients[$0].before?.followsCourse != true })
        let continuing = min(following.count - targets.now.courseStops, targets.now.courses - targets.now.courseStarts)
        for client in following.prefix(continuing) { clients[client].now?.followsCourse = true }
        for client in notYet.prefix(targets.now.courses - continuing) { clients[client].now?.followsCourse = true }
        for client in notYet.prefix(targets.now.courseStarts) { clients[client].startedCourse = true }
        for client in following.suffix(targets.now.courseStops) { clients[client].stoppedCourse = true }
    }

    private mutating func giveTenures(before: [Int], now: [Int]) {
        guard !targets.now.tenures.isEmpty else { return }
        for (client, tenure) in dealt(targets.before.tenures, to: before, { _, _ in 1 }) {
            clients[client].before?.tenure = tenure
        }
        for (client, tenure) in dealt(targets.now.tenures, to: now, { _, _ in 1 }) {
            clients[client].now?.tenure = tenure
        }
    }
}
