/// Who is expected to deliver what, where and when.
struct Roster {
    let organisations: [Organisation]
    let entries: [Entry]
    private let expected: Set<String>
    private let predecessors: [String: String]

    init(organisations: [Organisation], entries: [Entry]) {
        self.organisations = organisations
        self.entries = entries
        expected = Set(entries.filter(\.holdsNow).map { Record.key($0.organisation, $0.region, $0.dataset, "") })
        predecessors = Dictionary(
            entries.filter { !$0.successor.isEmpty }.map {
                (Record.key($0.successor, $0.region, $0.dataset, ""), $0.organisation)
            }, uniquingKeysWith: { first, _ in first })
    }

    static let before = "2025-Q1"
    static let now = "2025-Q2"
    /// Before a dataset existed nobody could take part with it.
    static let first = "2023-Q3"

    struct Entry {
        let organisation: String
        let name: String
        let region: String
        let dataset: String
        let from: String
        /// Inclusive; empty when it still holds.
        var until = ""
        let contact: String
        var successor = ""

        /// Quarters of four digits and one sort as text.
        var holdsNow: Bool { from <= Roster.now && (until.isEmpty || Roster.now <= until) }
    }

    func expects(_ organisation: String, _ region: String, _ dataset: String) -> Bool {
        expected.contains(Record.key(organisation, region, dataset, ""))
    }

    /// Who delivered a record before a merger, if somebody else did.
    func predecessor(_ organisation: String, _ region: String, _ dataset: String) -> String? {
        predecessors[Record.key(organisation, region, dataset, "")]
    }

    /// Those of whom the roster expects something in this quarter.
    var active: [Organisation] { organisations.filter { !$0.regions.isEmpty } }

    func organisation(_ code: String) -> Organisation? {
        organisations.first { $0.code == code }
    }
}
