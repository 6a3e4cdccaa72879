/// 4. Who started or stopped in a job, and whose job is durable.
extension Simulation {
    mutating func changeJobs() {
        guard targets.hasWork else { return }
        let totals = targets.now
        let staying = random.shuffled(clients.indices.filter { clients[$0].now != nil && clients[$0].before != nil })
        let starters = random.shuffled(clients.indices.filter { clients[$0].now != nil && clients[$0].before == nil })

        let restarting = staying.filter { clients[$0].now?.work == .earlier }.prefix(targets.restarts)
        let firstJobs = random.shuffled(
            staying.filter { clients[$0].now?.work == .never && clients[$0].now?.isRequested == false }
                + starters.filter { clients[$0].now?.isRequested == false }.prefix(starters.count / 5)
        ).prefix(totals.jobStarts - targets.restarts)
        let employed = staying.filter { (clients[$0].now?.work ?? .never) >= .paid }
        let stopping = employed.prefix(totals.jobStops)
        var places: Set<Int> = []
        let vanishing = employed.dropFirst(totals.jobStops).filter { places.insert(clients[$0].slot).inserted }
            .prefix(targets.unregisteredStops)

        for client in restarting + firstJobs {
            clients[client].now?.work = .paid
            clients[client].startedJob = true
        }
        for client in stopping {
            clients[client].now?.work = .earlier
            clients[client].stoppedJob = true
        }
        for client in vanishing { clients[client].now?.work = .earlier }

        let jobs = random.shuffled(clients.indices.filter { (clients[$0].now?.work ?? .never) >= .paid })
        let kept = jobs.filter { clients[$0].before?.work == .durable }
        let fresh = jobs.filter { clients[$0].before?.work != .durable }
        let keeping = min(kept.count, max(totals.durable - fresh.count, totals.durable * 9 / 10))
        let durable = kept.prefix(keeping) + fresh.prefix(totals.durable - keeping)
        for client in jobs { clients[client].now?.work = .paid }
        for client in durable { clients[client].now?.work = .durable }

        for client in random.shuffled(employedBefore(.paid)).prefix(targets.before.jobStarts) {
            clients[client].startedJobBefore = true
        }
        let hadWorked = clients.indices.filter { clients[$0].before?.work == .earlier }
        for client in random.shuffled(hadWorked).prefix(targets.before.jobStops) {
            clients[client].stoppedJobBefore = true
        }
    }

    private func employedBefore(_ work: Client.Work) -> [Int] {
        clients.indices.filter { (clients[$0].before?.work ?? .never) >= work }
    }

    /// Swaps funders within a record until as many clients with a job are paid by a municipality as was printed;
    /// nothing else that is counted changes.
    mutating func settlePaidByMunicipality() {
        guard let printed = targets.paidByMunicipality else { return }
        let municipality = 1
        var surplus = -printed
        for client in clients {
            if let now = client.now, now.work >= .paid, now.funder == municipality { surplus += 1 }
        }
        let running = random.shuffled(clients.indices.filter { clients[$0].now != nil })
        for client in running where surplus != 0 {
            guard let mine = clients[client].now, mine.work >= .paid, (mine.funder == municipality) == (surplus > 0),
                let other = running.first(where: { candidate in
                    guard let theirs = clients[candidate].now, clients[candidate].slot == clients[client].slot else {
                        return false
                    }
                    return theirs.work < .paid && (theirs.funder == municipality) != (surplus > 0)
                })
            else { continue }
            let theirs = clients[other].now?.funder ?? mine.funder
            clients[client].now?.funder = theirs
            clients[other].now?.funder = mine.funder
            surplus += surplus > 0 ? -1 : 1
        }
    }
}
