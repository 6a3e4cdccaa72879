/// Faults in the figures: all cells are counts, and something does not add up.
extension Fault {
    /// One part of a breakdown is too high.
    static func raised(_ dataset: String, _ part: String, by amount: Int, breaks total: String, _ breakdown: String)
        -> Fault
    {
        inRecord(of: dataset) { record, _ in
            guard record.count(total) > 0 else { return nil }
            let old = record.count(part)
            record.add(part, amount)
            return (
                [Finding(record, .wrongSum, total, statement: "\(total) = sum over \(breakdown)")],
                "\(part) is \(old + amount), should be \(old)"
            )
        }
    }

    /// The total is too high, so every breakdown of it is too low.
    static func raisedTotal(_ dataset: String, _ total: String, by amount: Int) -> Fault {
        inRecord(of: dataset) { record, _ in
            let old = record.count(total)
            record.add(total, amount)
            let sums = Dataset.named(dataset).sums.filter { $0.total == total }
            return (
                sums.map { Finding(record, .wrongSum, total, statement: $0.statement) },
                "\(total) is \(old + amount), should be \(old)"
            )
        }
    }

    /// More durable jobs than jobs, in the total and so in a category of each breakdown.
    static func moreDurableThanPaid(_ dataset: String, in categories: [String]) -> Fault {
        inRecord(of: dataset) { record, _ in
            let amount =
                (["betaald"] + categories.map { "betaald_\($0)" }).map { paid in
                    record.count(paid) - record.count(paid.replacingMeasure("betaald", by: "duurzaam"))
                }.max() ?? 0
            guard record.count("betaald") > 1 else { return nil }
            let old = record.count("duurzaam")
            let columns = ["duurzaam"] + categories.map { "duurzaam_\($0)" }
            for column in columns { record.add(column, amount + 2) }
            return (
                columns.map {
                    let whole = $0.replacingMeasure("duurzaam", by: "betaald")
                    return Finding(record, .partAboveWhole, $0, statement: "\($0) <= \(whole)")
                },
                "duurzaam is \(old + amount + 2), should be \(old), raised in \(columns.joined(separator: ", "))"
            )
        }
    }

    /// A part is higher than its whole in one category; what it has too much, another category has too little.
    static func shifted(_ dataset: String, from giver: String, to part: String, above whole: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            let amount = record.count(whole) - record.count(part) + 1
            guard record.count(whole) > 0, amount > 0, record.count(giver) >= amount else { return nil }
            let old = record.count(part)
            record.add(part, amount)
            record.add(giver, -amount)
            return (
                [Finding(record, .partAboveWhole, part, statement: "\(part) <= \(whole)")],
                "\(part) is \(old + amount), should be \(old), the others were counted in \(giver)"
            )
        }
    }

    /// A zero too many.
    static func timesTen(_ dataset: String, _ part: String, above whole: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            let old = record.count(part)
            guard old * 10 > record.count(whole) + 5 else { return nil }
            record.set(part, .count(old * 10))
            return (
                [Finding(record, .partAboveWhole, part, statement: "\(part) <= \(whole)")],
                "\(part) is \(old * 10), should be \(old)"
            )
        }
    }

    static func moreInSchemeThanMunicipality() -> Fault {
        inRecord(of: "ips") { record, _ in
            let (old, whole) = (record.count("lopend_gemeente_regeling"), record.count("lopend_gemeente"))
            guard old > 0 else { return nil }
            record.set("lopend_gemeente_regeling", .count(whole + 3))
            return (
                [
                    Finding(
                        record, .partAboveWhole, "lopend_gemeente_regeling",
                        statement: "lopend_gemeente_regeling <= lopend_gemeente")
                ], "lopend_gemeente_regeling is \(whole + 3), should be \(old)"
            )
        }
    }

    /// Fewer clients than before, and those who left were not registered.
    static func endingsNotRegistered(_ dataset: String) -> Fault {
        inRecord(of: dataset) { record, previous in
            let lost = (previous?.count("lopend") ?? 0) - record.count("lopend")
            let old = record.count("beeindigd")
            guard lost > 1, old > 0 else { return nil }
            for column in Dataset.named(dataset).columns where column.name.hasPrefix("beeindigd") {
                record.set(column.name, .count(0))
            }
            return ([Finding(record, .negativeStarts, "lopend")], "beeindigd is 0, should be \(old)")
        }
    }

    static func wrongFunder(_ dataset: String, _ funder: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            guard record.count("lopend_uwv") > 3 else { return nil }
            record.add("lopend_uwv", -2)
            record.add("lopend_\(funder)", 2)
            return (
                [Finding(record, .wrongFunder, "lopend_\(funder)")], "lopend_\(funder) is 2, should be 0 and with UWV"
            )
        }
    }

    static func tooManyJobStarts() -> Fault {
        inRecord(of: "ips") { record, previous in
            let most = record.count("betaald") + record.count("werk_gestopt") + record.count("beeindigd_met_werk")
            // With a previous quarter the flow of jobs would not fit either.
            guard previous == nil, most + 2 <= record.count("lopend") + record.count("beeindigd") else { return nil }
            let old = record.count("werk_gestart")
            record.set("werk_gestart", .count(most + 2))
            return (
                [Finding(record, .tooManyJobStarts, "werk_gestart")], "werk_gestart is \(most + 2), should be \(old)"
            )
        }
    }

    static func firstJobs(by amount: Int, _ kind: Finding.Kind) -> Fault {
        inRecord(of: "ips") { record, _ in
            let old = record.count("eerste_baan_gt9")
            guard old + amount >= 0, record.count("ooit") > 4 else { return nil }
            record.add("eerste_baan_gt9", amount)
            return ([Finding(record, kind, "ooit")], "eerste_baan_gt9 is \(old + amount), should be \(old)")
        }
    }
}

extension String {
    fileprivate func replacingMeasure(_ measure: String, by other: String) -> String {
        other + dropFirst(measure.count)
    }
}
