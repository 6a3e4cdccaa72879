/// A fault to put into the delivery of an organisation.
///
/// `inject` puts it into the record at an index, and says exactly which statements that breaks; nil when the record
/// is not one that could have this fault. Whoever puts the fault in checks that these and no others are broken.
struct Fault {
    let inject: (_ delivery: Delivery, _ index: Int) -> Injection?

    init(_ inject: @escaping (_ delivery: Delivery, _ index: Int) -> Injection?) {
        self.inject = inject
    }

    /// A fault in one record.
    ///
    /// - Parameter change: changes the record, and returns what that breaks and what happened; nothing when it cannot.
    static func inRecord(
        of dataset: String, _ change: @escaping (_ record: inout Record, _ previous: Record?) -> Change?
    ) -> Fault {
        Fault { delivery, index in
            var records = delivery.records
            guard records[index].dataset == dataset,
                let change = change(&records[index], delivery.predecessor(records[index]))
            else { return nil }
            return Injection(
                records: records,
                issues: change.findings.map { .init(finding: $0, description: change.description) })
        }
    }

    typealias Change = (findings: [Finding], description: String)
}

/// What one organisation delivers, and what is known of it.
struct Delivery {
    let organisation: Organisation
    let records: [Record]
    let predecessor: (Record) -> Record?
}

/// A delivery with a fault in it.
struct Injection {
    let records: [Record]
    let issues: [Issue]
}

/// A line of the list: a broken statement, and what was done to break it.
struct Issue {
    let finding: Finding
    let description: String
}
