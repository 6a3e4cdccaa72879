/// A path as somebody gave it, and how it is opened and shown.
struct GivenPath {
    /// As it is opened: without `.` and doubled slashes; `..` stays, because what it means depends on links.
    let path: String
    /// Where it really lies, links followed; nil when it does not exist.
    let canonical: String?
    /// Its parts as they are shown; the first is empty in a path from the root.
    let parts: [String]

    init(_ given: String) {
        let plain = given.split(separator: "/").filter { $0 != "." }.map(String.init)
        let isRooted = given.hasPrefix("/")
        let joined = plain.joined(separator: "/")
        path = isRooted ? "/" + joined : joined.isEmpty && !given.isEmpty ? "." : joined
        canonical = path.isEmpty ? nil : FileSystem.canonical(path)
        if plain.isEmpty || plain.contains(".."), let canonical {
            // What has no name of its own, or is said by way of another place, is called by where it is.
            parts = [""] + canonical.split(separator: "/").map(String.init)
        } else {
            parts = (isRooted ? [""] : []) + plain
        }
    }

    /// The whole path, for people.
    var shown: String { parts.isEmpty ? path : parts == [""] ? "/" : parts.joined(separator: "/") }

    /// The name of the file or folder itself; nil for the root.
    var lastName: String? { parts.last.flatMap { $0.isEmpty ? nil : $0 } }
}
