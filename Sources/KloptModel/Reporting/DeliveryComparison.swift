/// What changed between two deliveries, cell by cell, and which issues that solved or caused.
package struct DeliveryComparison: Sendable {
    /// A record that is in one of the two, or in both.
    package struct Entry: Sendable {
        package var owner: String?
        package var dataset: String
        package var key: [KeyPart]
        /// Where it stands; nil in a delivery that does not have it.
        package var old: DataPlace?
        package var new: DataPlace?

        package init(owner: String?, dataset: String, key: [KeyPart], old: DataPlace? = nil, new: DataPlace? = nil) {
            self.owner = owner
            self.dataset = dataset
            self.key = key
            self.old = old
            self.new = new
        }
    }

    /// A cell that holds something else, with its own place in both.
    package struct Change: Sendable {
        package var entry: Entry
        package var measure: String
        package var old: ObservedValue
        package var new: ObservedValue

        package init(entry: Entry, measure: String, old: ObservedValue, new: ObservedValue) {
            self.entry = entry
            self.measure = measure
            self.old = old
            self.new = new
        }
    }

    /// A record that cannot be compared.
    package struct Unmatched: Sendable {
        package enum Reason: String, Sendable {
            /// A part of its key is missing or cannot be read.
            case unreadableKey
            /// Its key is there more than once.
            case duplicateKey
        }

        package var entry: Entry
        package var reason: Reason

        package init(entry: Entry, reason: Reason) {
            self.entry = entry
            self.reason = reason
        }
    }

    package var old: Report
    package var new: Report
    /// In the order of dataset and key.
    package var added: [Entry]
    package var removed: [Entry]
    package var changes: [Change]
    package var unmatched: [Unmatched]
    /// How many records are in both.
    package var common: Int
    /// Issues of the old delivery that the new one does not have.
    package var solved: [Issue]
    /// Issues that only the new one has.
    package var caused: [Issue]
    /// The same issues with other figures.
    package var altered: [(old: Issue, new: Issue)]
    /// How many issues are in both, as they were.
    package var standing: Int
    /// Open issues of the new delivery.
    package var errors: Int
    package var warnings: Int
    /// Of which of the two nothing could be read: then nothing is compared.
    package var unread: Set<Side>

    package enum Side: String, Sendable, CaseIterable { case old, new }

    package init(old: Report, new: Report) {
        self.old = old
        self.new = new
        (added, removed, changes, unmatched, common) = ([], [], [], [], 0)
        (solved, caused, altered, standing) = ([], [], [], 0)
        (errors, warnings, unread) = (0, 0, [])
    }

    package subscript(side: Side) -> Report { side == .old ? old : new }

    /// Whether the two are compared and hold the same records with the same values.
    package var isSame: Bool {
        unread.isEmpty && common > 0 && added.isEmpty && removed.isEmpty && changes.isEmpty && unmatched.isEmpty
    }

    /// Whether they are compared and no record is in both.
    package var hasNothingInCommon: Bool { common == 0 && !added.isEmpty && !removed.isEmpty }

    /// How many records of both have a changed cell.
    package var changedRecords: Int {
        var count = 0
        var last: (String, [KeyPart])?
        for change in changes {
            if last.map({ $0.0 != change.entry.dataset || $0.1 != change.entry.key }) ?? true { count += 1 }
            last = (change.entry.dataset, change.entry.key)
        }
        return count
    }
}
