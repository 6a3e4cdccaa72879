/// Faults in what was delivered at all, and figures that are possible but not plausible.
extension Fault {
    static func regionForgotten() -> Fault {
        Fault { delivery, index in
            let region = delivery.records[index].region
            let records = delivery.records.filter { $0.region != region }
            guard !records.isEmpty else { return nil }
            let finding = Finding(organisation: delivery.organisation.code, region: region, kind: .missingRegion)
            return Injection(
                records: records, issues: [.init(finding: finding, description: "nothing was sent for the region")])
        }
    }

    static func trajectoryForgotten() -> Fault {
        Fault { delivery, index in
            let dataset = delivery.records[index].dataset
            guard dataset != "ips", delivery.records.count(where: { $0.dataset == dataset }) > 1 else { return nil }
            let finding = Finding(organisation: delivery.organisation.code, dataset: dataset, kind: .missingTrajectory)
            return Injection(
                records: delivery.records.filter { $0.dataset != dataset },
                issues: [.init(finding: finding, description: "nothing was sent for the trajectory")])
        }
    }

    /// All that the organisation sent is what it sent a quarter ago.
    static func copiedFromBefore() -> Fault {
        Fault { delivery, _ in
            guard delivery.records.count == 1 else { return nil }
            var records = delivery.records
            for index in records.indices {
                guard let previous = delivery.predecessor(records[index]) else { return nil }
                records[index].cells = previous.cells
            }
            return Injection(
                records: records,
                issues: records.map {
                    .init(finding: Finding($0, .copied), description: "all figures are those of \(Roster.before)")
                })
        }
    }

    static func grownSuddenly() -> Fault {
        inRecord(of: "ips") { record, _ in
            let old = record.count("lopend")
            guard (15...60).contains(old) else { return nil }
            let more = old * 9 / 10
            for column in ["lopend", "lopend_goedgekeurd", "lopend_gemeente", "lopend_epa"] { record.add(column, more) }
            return ([Finding(record, .outlier, "lopend")], "lopend is \(old + more), should be \(old)")
        }
    }

    static func jobStartsTooHigh(by amount: Int) -> Fault {
        inRecord(of: "ips") { record, previous in
            guard previous != nil, record.count("betaald") > amount else { return nil }
            let old = record.count("werk_gestart")
            record.add("werk_gestart", amount)
            return ([Finding(record, .jobFlow, "betaald")], "werk_gestart is \(old + amount), should be \(old)")
        }
    }

    static func moreEndedThanThereWere(_ dataset: String, _ reason: String) -> Fault {
        inRecord(of: dataset) { record, previous in
            guard let before = previous?.count("lopend"), before < 9 else { return nil }
            let old = record.count("beeindigd")
            let more = before + 1 - old
            record.add("beeindigd", more)
            record.add("beeindigd_\(reason)", more)
            return (
                [Finding(record, .endedAbovePrevious, "beeindigd")], "beeindigd is \(old + more), should be \(old)"
            )
        }
    }

    static func courseStartsTooHigh() -> Fault {
        inRecord(of: "ips") { record, _ in
            let possible = record.count("opleiding") + record.count("opleiding_gestopt")
            let old = record.count("opleiding_gestart")
            guard possible > 0 else { return nil }
            record.set("opleiding_gestart", .count(possible + 2))
            return (
                [Finding(record, .courseStarts, "opleiding_gestart")],
                "opleiding_gestart is \(possible + 2), should be \(old)"
            )
        }
    }

    static func manyOfOtherType() -> Fault {
        inRecord(of: "ips") { record, _ in
            let free = record.count("lopend_epa") - record.count("betaald_epa")
            let amount = record.count("lopend") / 3 + 1 - record.count("lopend_anders")
            guard record.count("lopend") >= 15, free >= amount else { return nil }
            record.add("lopend_epa", -amount)
            record.add("lopend_anders", amount)
            return (
                [Finding(record, .manyOfOtherType, "lopend_anders")],
                "\(amount) of lopend_epa are counted in lopend_anders"
            )
        }
    }

    static func neverWorkedInJobCoaching() -> Fault {
        inRecord(of: "jobcoaching") { record, _ in
            guard record.count("beeindigd_met_werk") > 0 else { return nil }
            record.add("beeindigd_met_werk", -1)
            record.add("beeindigd_nooit_werk", 1)
            return (
                [Finding(record, .neverWorkedInJobCoaching, "beeindigd_nooit_werk")],
                "one of beeindigd_met_werk is counted in beeindigd_nooit_werk"
            )
        }
    }

    /// Counts a job once and fills it in three times.
    static func onlyOneKindOfJob() -> Fault {
        inRecord(of: "ips") { record, _ in
            let paid = record.count("betaald")
            guard paid >= 12 else { return nil }
            for funder in ["", "_uwv", "_gemeente", "_overig"] {
                let count = record.count("betaald\(funder)")
                record.set("ooit\(funder)", .count(count))
                record.set("duurzaam\(funder)", .count(count))
            }
            for type in ["epa", "cmd", "anders"] {
                record.set("duurzaam_\(type)", .count(record.count("betaald_\(type)")))
            }
            record.set("eerste_baan_lt3", .count(paid / 3))
            record.set("eerste_baan_3tot9", .count(paid / 2))
            record.set("eerste_baan_gt9", .count(paid - paid / 3 - paid / 2))
            return (
                [Finding(record, .allJobsDurable, "ooit")], "ooit and duurzaam are filled in as betaald, \(paid)"
            )
        }
    }
}
