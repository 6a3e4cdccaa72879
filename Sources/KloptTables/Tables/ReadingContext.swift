import KloptModel

/// What a reader knows before it opens a file.
package struct ReadingContext: Sendable {
    package var datasets: [DatasetSchema]
    package var codeLists: [CodeList]
    /// Name of the sender, for files that do not say (`--organisation`).
    package var organisation: String?
    /// The quarter, for files that do not say (`--period`).
    package var period: Period?
    /// What the pack is called: no part of an organisation's name.
    package var packNames: [String]
    package var pool: TextPool
    /// Whether files' SHA-256 is wanted; hashing a large file costs more than checking it.
    package var hashesFiles: Bool

    package init(
        datasets: [DatasetSchema], codeLists: [CodeList], organisation: String? = nil,
        period: Period? = nil, packNames: [String] = [], pool: TextPool,
        hashesFiles: Bool = false
    ) {
        self.datasets = datasets
        self.codeLists = codeLists
        self.organisation = organisation
        self.period = period
        self.packNames = packNames
        self.pool = pool
        self.hashesFiles = hashesFiles
    }
}

/// What reading a set of paths found, besides the records themselves.
package struct ReadingResult: Sendable {
    package struct File: Sendable {
        /// Relative to the path that was given (its name when the path is the file itself), with `/`.
        package var file: String
        /// As it is opened.
        package var path: String
        package var sha256: String
        /// Indexes into `sources`.
        package var sources: [Int]
        /// Of a file in which nothing was read, what its name and its folders say.
        package var named: NamedDelivery?

        package init(file: String, path: String? = nil, sha256: String = "", sources: [Int] = []) {
            self.file = file
            self.path = path ?? file
            self.sha256 = sha256
            self.sources = sources
        }
    }

    /// Whose delivery a file is by its name, and which.
    package struct NamedDelivery: Sendable {
        package var sender: String?
        package var period: Period?
        package var received: CalendarDate?
    }

    package var files: [File] = []
    package var sources: [Source] = []
    /// Files that could not be read, or paths in which nothing was recognised: exit code 4.
    package var failures: [Report.Failure] = []
    /// What was not used or was assumed.
    package var notes: [Note] = []
    /// All files that were found, also those that were not read.
    package var fileNames = FileNames()
    /// Names of the files that were looked at first for a list of what was received.
    var receiptLists: Set<String> = []
    /// Names of the files in which such a list was met only on the way: which deliveries count was decided without it, and
    /// whoever wants it to be heard reads again (`receiptLists`).
    package var unexpectedReceiptLists: Set<String> = []
    /// What was delivered more than once, by dataset, owner and quarter.
    package var resubmissions: [Resubmitted] = []

    package init() {}

    /// Takes over what was read of a file.
    ///
    /// - Parameters:
    ///   - received: when the file came, as its name says.
    ///   - isHistory: whether it belongs to the surroundings.
    mutating func add(_ read: ReadingResult, received: CalendarDate?, isHistory: Bool) {
        let base = sources.count
        for source in read.sources {
            var source = source
            source.received = received
            source.isHistory = isHistory
            sources.append(source)
        }
        for file in read.files {
            var file = file
            file.sources = file.sources.map { base + $0 }
            files.append(file)
        }
        failures += read.failures
        notes += read.notes
    }
}

/// What is to be added to the numbers in a batch, and in all that was made of it.
package struct BatchBase: Sendable {
    /// To `rows`: a batch counts from the beginning of its block.
    package var row: Int
    /// To `source`: a batch counts those of its file.
    package var source: Int

    package init(row: Int = 0, source: Int = 0) {
        self.row = row
        self.source = source
    }
}

/// Deliveries of one dataset, owner and quarter of which only the last counts.
package struct Resubmitted: Hashable, Sendable {
    package var unit: DeliveryUnit
    /// In their order; the last counts.
    package var versions: [Resubmission.Version]
    /// What an earlier version held and the last does not; in no order.
    package var lost: [LostRecord]

    package struct LostRecord: Hashable, Sendable {
        /// Per column of the key besides owner and quarter, the value; `DeliveryUnit.unknown` for what is empty.
        package var key: [Int64]
        /// The latest version that held it.
        package var file: String

        package init(key: [Int64], file: String) {
            self.key = key
            self.file = file
        }
    }
}

/// The records of a unit in one file, by what tells them apart.
struct DeliveredRecords: Hashable, Sendable {
    /// Per record the columns of the key besides owner and quarter.
    var keys: Set<[Int64]> = []
    /// Records of which a part of the key could not be read.
    var unplaced = 0

    /// - Parameter key: with nil for what cannot be read.
    mutating func add(_ key: [Int64?]) {
        let known = key.compactMap { $0 }
        if known.count == key.count { keys.insert(known) } else { unplaced += 1 }
    }

    mutating func add(_ other: DeliveredRecords) {
        keys.formUnion(other.keys)
        unplaced += other.unplaced
    }
}

/// What one owner delivers of a dataset for a quarter: what a resubmission replaces as a whole.
package struct DeliveryUnit: Hashable, Comparable, Sendable {
    /// Index in the reading context.
    package var dataset: Int
    /// The owner's number in the pool; `unknown` where the dataset has none.
    package var owner: Int64
    /// `Period.rawValue`, or `unknown`.
    package var period: Int64

    package static let unknown = Int64.min

    package static func < (left: DeliveryUnit, right: DeliveryUnit) -> Bool {
        (left.dataset, left.owner, left.period) < (right.dataset, right.owner, right.period)
    }
}
