/// Faults in what was typed: cells and columns that are no counts, and rows that should not be as they are.
extension Fault {
    /// A cell that holds something else than a whole number, zero or more.
    static func cell(_ dataset: String, _ column: String, _ text: String, _ kind: Finding.Kind) -> Fault {
        inRecord(of: dataset) { record, _ in
            let old = record.count(column)
            guard kind != .belowFive || old < 5 else { return nil }
            record.set(column, .text(text))
            let found = text.isEmpty ? "is empty" : "is '\(text)'"
            return ([Finding(record, kind, column)], "\(column) \(found), should be \(old)")
        }
    }

    /// About so many: the right number, with a word that no program can read.
    static func aboutCell(_ dataset: String, _ column: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            let old = record.count(column)
            guard old > 4 else { return nil }
            record.set(column, .text("ca. \(old)"))
            return ([Finding(record, .untypableCell, column)], "\(column) is 'ca. \(old)', should be \(old)")
        }
    }

    /// - Parameter companion: a column that is added to it somewhere, and is large enough to hide it there.
    static func negativeCell(_ dataset: String, _ column: String, besides companion: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            let old = record.count(column)
            guard record.count(companion) > old + 2 else { return nil }
            record.set(column, .count(-max(1, old)))
            return (
                [Finding(record, .negativeCell, column)], "\(column) is \(-max(1, old)), should be \(old)"
            )
        }
    }

    static func columnLeftOut(_ dataset: String, _ column: String) -> Fault {
        Fault { delivery, index in
            guard delivery.records[index].dataset == dataset else { return nil }
            let records = delivery.records.map { record in
                var record = record
                if record.dataset == dataset { record.set(column, .noColumn) }
                return record
            }
            let finding = Finding(
                organisation: delivery.organisation.code, dataset: dataset, measure: column, kind: .missingColumn)
            return Injection(
                records: records, issues: [.init(finding: finding, description: "the file has no column \(column)")])
        }
    }

    static func sentTwice(_ dataset: String) -> Fault {
        Fault { delivery, index in
            let record = delivery.records[index]
            guard record.dataset == dataset else { return nil }
            var records = delivery.records
            records.insert(record, at: index + 1)
            return Injection(
                records: records,
                issues: [.init(finding: Finding(record, .duplicateKey), description: "the row stands there twice")])
        }
    }

    static func misspelledRegion(_ dataset: String) -> Fault {
        inRecord(of: dataset) { record, _ in
            guard record.region.count >= 9 else { return nil }
            var letters = Array(record.region)
            // A letter, as a space or a hyphen more or less is not a slip but a spelling.
            guard let slip = letters.indices.dropFirst(letters.count * 2 / 3).first(where: { letters[$0].isLetter })
            else { return nil }
            letters.remove(at: slip)
            let typed = String(letters)
            record.regionAsTyped = typed
            return ([Finding(record, .nearRegion)], "regio is '\(typed)', meant is \(record.region)")
        }
    }

    static func oldRowLeftIn(_ dataset: String, quarter: String) -> Fault {
        Fault { delivery, index in
            guard delivery.records[index].dataset == dataset,
                var old = delivery.predecessor(delivery.records[index])
            else { return nil }
            old.quarter = quarter
            old.organisation = delivery.organisation.code
            var records = delivery.records
            records.insert(old, at: index)
            return Injection(
                records: records,
                issues: [
                    .init(
                        finding: Finding(old, .wrongQuarter),
                        description: "a row of \(quarter) stands in the file of \(Roster.now)")
                ])
        }
    }

    /// A row for a region that is in no list.
    static func unknownRegion(_ dataset: String, _ region: String) -> Fault {
        extraRow(dataset, .unknownRegion, "a row for '\(region)', which is no labour-market region") { _ in
            (nil, region)
        }
    }

    /// A row for a region in which the organisation is not on the roster.
    static func regionNotOnRoster(_ dataset: String) -> Fault {
        extraRow(dataset, .notOnRoster, "a row for a region in which the roster does not expect the organisation") {
            delivery in
            let own = delivery.organisation.regions
            let names = Region.all.map(\.name)
            guard let last = own.last, let index = names.firstIndex(of: last) else { return nil }
            return (names[(index + 1)...] + names[..<index]).first { !own.contains($0) }.map { (nil, $0) }
        }
    }

    /// A row of somebody who is not on the roster.
    static func unknownOrganisation(_ dataset: String, _ code: String) -> Fault {
        extraRow(dataset, .unknownOrganisation, "a row of \(code), which is not on the roster") { delivery in
            delivery.organisation.regions.first.map { (code, $0) }
        }
    }

    private static func extraRow(
        _ dataset: String, _ kind: Finding.Kind, _ description: String,
        _ place: @escaping (Delivery) -> (organisation: String?, region: String)?
    ) -> Fault {
        Fault { delivery, index in
            guard delivery.records[index].dataset == dataset, let place = place(delivery) else { return nil }
            let columns = Dataset.named(dataset).columns
            var record = Record(
                organisation: place.organisation ?? delivery.organisation.code, region: place.region,
                dataset: dataset, quarter: Roster.now, cells: columns.map { _ in .count(0) })
            let filled = [
                "lopend", "lopend_goedgekeurd", "lopend_overig", "lopend_epa", "dienstverband_gt12",
            ]
            for column in columns where filled.contains(column.name) { record.set(column.name, .count(3)) }
            if case .text = delivery.records[index].cells[
                Dataset.named(dataset).column("lopend_gemeente_regeling") ?? 0]
            {
                record.set("lopend_gemeente_regeling", .text(""))
            }
            var records = delivery.records
            let last = records.lastIndex { $0.dataset == dataset } ?? index
            records.insert(record, at: last + 1)
            let finding =
                kind == .unknownRegion
                ? Finding(organisation: record.organisation, dataset: dataset, measure: "regio", kind: kind)
                : Finding(record, kind)
            return Injection(
                records: records, issues: [.init(finding: finding, description: description)])
        }
    }
}
