/// The files that paths lead to, for whoever is about to write: none of them may be written over.
package struct SubmittedFiles {
    private let files: Set<String>
    private let given: [(path: String, canonical: String)]
    /// Where each file is opened, by how it is called in a report; and those that were given themselves.
    private let pathsByName: [String: String]
    private let named: Set<String>

    /// - Complexity: one look at every file and folder below the paths.
    package init(paths: [String]) {
        let discovery = FileDiscovery(paths: paths)
        files = discovery.canonicalPaths
        pathsByName = Dictionary(
            discovery.files.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
        named = Set(discovery.files.filter(\.wasNamed).map(\.name))
        given = paths.compactMap { path in FileSystem.canonical(path).map { (path, $0) } }
    }

    /// Where a file is opened that a report calls so.
    package func path(named name: String) -> String? { pathsByName[name] }

    /// The workbooks by the names they have in a report, in order: those that were given themselves, or else those that
    /// were found in folders.
    package var workbooks: [String] {
        let all = pathsByName.keys.filter { name in InputReader.readsWorkbooks(named: name) }.sorted()
        let given = all.filter(named.contains)
        return given.isEmpty ? all : given
    }

    /// Whether a path, which need not be there, leads to one of the files, or to what was given itself.
    package func contains(_ path: String) -> Bool {
        let place = Self.canonical(path)
        return files.contains(place) || given.contains { $0.canonical == place }
    }

    /// The folder that was given and in which a path lies that need not be there; nil when it lies in none.
    package func folder(around path: String) -> String? {
        let place = Self.canonical(path)
        return given.first { _, folder in place.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") }?.path
    }

    /// Where a path really lies, or will lie when it is made.
    private static func canonical(_ path: String) -> String {
        if let known = FileSystem.canonical(path) { return known }
        let parts = path.split(separator: "/").map(String.init)
        // The part that is there, and what is to be made below it. What is not there is no link.
        for count in stride(from: parts.count - 1, through: 0, by: -1) {
            let head = (path.hasPrefix("/") ? "/" : count == 0 ? "." : "") + parts.prefix(count).joined(separator: "/")
            guard let known = FileSystem.canonical(head) else { continue }
            var place = known.split(separator: "/").map(String.init)
            for part in parts.dropFirst(count) where part != "." {
                if part == ".." { _ = place.popLast() } else { place.append(part) }
            }
            return "/" + place.joined(separator: "/")
        }
        return path
    }
}
