import KloptModel
import Synchronization

/// The only owner whose records a run checks, by a name that a person typed: case and spaces do not count, but no near
/// spelling does (GGZ 01 and GGZ 10 are two).
final class Sender: Sendable {
    let name: String
    private let pool: TextPool
    private let known = Mutex<[Int64: Bool]>([:])

    init(_ name: String, pool: TextPool) {
        self.name = name
        self.pool = pool
    }

    func isOwner(_ owner: Int64) -> Bool {
        if owner == Finding.none { return true }
        return known.withLock { known in
            if let answer = known[owner] { return answer }
            let answer = OwnerName.areSame(pool.text(owner), name)
            known[owner] = answer
            return answer
        }
    }
}
