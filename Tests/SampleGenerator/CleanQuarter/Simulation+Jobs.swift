/// 4. Who started or stopped in a job, and whose job is durable.
extension Simulation {
    mutating func changeJobs() {
        guard targets.hasWork else { return }
        let totals = targets.now
        let staying = random.shuffled(clients.indices.filter { clients[$0].now != nil && clients[$0].before != nil })
        let starters = random.shuffled(clients.indices.filter { clients[$0].now != nil && clients[$0].before == nil })

        let employed = staying.filter { (clients[$0].now?.work ?? .never) >= .paid }
        let stopping = employed.prefix(totals.jobStops)
        var places: Set<Int> = []
        let vanishing = employed.dropFirst(totals.jobStops).filter { places.insert(clients[$0].slot).inserted }
            .prefix(targets.unregisteredStops)

        for client in stopping {
            clients[client].now?.work = .earlier
            clients[client].stoppedJob = true
        }
        for client in vanishing { clients[client].now?.work = .earlier }
        startJobs(staying: staying.filter { !stopping.contains($0) && !vanishing.contains($0) }, starters: starters)

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

    /// Gives jobs where most are wanted, so that the number with a job changes about alike in every record.
    private mutating func startJobs(staying: [Int], starters: [Int]) {
        var employed = [Int](repeating: 0, count: slots.count)
        var before = employed
        for client in clients {
            if (client.now?.work ?? .never) >= .paid { employed[client.slot] += 1 }
            if (client.before?.work ?? .never) >= .paid { before[client.slot] += 1 }
        }
        let growth = Double(targets.now.paid) / Double(targets.before.paid)
        let wanted = slots.indices.map { slot in
            let size = Double(before[slot])
            let wish = growth * size + random.between(-0.5, 0.5) * size.squareRoot() - Double(employed[slot])
            return max(0.02, wish)
        }
        var restarting = [[Int]](repeating: [], count: slots.count)
        var first = restarting
        for client in staying where clients[client].now?.work == .earlier {
            restarting[clients[client].slot].append(client)
        }
        for client in staying + starters
        where clients[client].now?.work == .never && clients[client].now?.isRequested == false {
            first[clients[client].slot].append(client)
        }
        var restarts = targets.restarts
        var firsts = targets.now.jobStarts - targets.restarts
        let counts = apportion(targets.now.jobStarts, weights: wanted)
        let places = random.shuffled(counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) })
        // What a record has nobody for, goes to whoever has somebody.
        for place in places + random.shuffled(Array(slots.indices)) + random.shuffled(Array(slots.indices)) {
            let weights = [
                restarting[place].isEmpty ? 0 : Double(restarts), first[place].isEmpty ? 0 : Double(firsts),
            ]
            guard weights[0] + weights[1] > 0 else { continue }
            let client: Int?
            if draw(weights, with: &random) == 0 {
                client = restarting[place].popLast()
                restarts -= 1
            } else {
                client = first[place].popLast()
                firsts -= 1
            }
            guard let client else { continue }
            clients[client].now?.work = .paid
            clients[client].startedJob = true
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
