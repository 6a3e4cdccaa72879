import KloptModel

/// Stage 1: the files of the paths, in the order in which they are read.
struct FileDiscovery {
    private static let deepest = 32

    private(set) var files: [InputFile] = []
    private(set) var failures: [Report.Failure] = []
    private(set) var notes: [Note] = []

    private let given: [GivenPath]
    /// Per file, which of the paths it was found by, its name there, and where it really lies.
    private var origins: [Origin] = []
    /// Place in `files` by where a file really lies.
    private var known: [String: Int] = [:]
    private var remarks: [Remark] = []

    /// The same without the files of these names.
    func leavingOut(_ names: Set<String>) -> FileDiscovery {
        var discovery = self
        discovery.files.removeAll { names.contains($0.name) }
        return discovery
    }

    private struct Origin {
        var given: Int
        var relative: String
    }

    /// What is said of a file or folder, once it is known how it is called.
    private enum Remark {
        case failure(Origin, Localized)
        case note(Origin, Localized, isUnread: Bool)
        /// Files of one path that were found before, each with its own path and place in `files`.
        case repeated(given: Int, [(path: String, first: Int)])
    }

    /// Files of each path by relative name, hidden ones left out; a path that is not there is a failure.
    ///
    /// - Parameter history: paths of what belongs to the surroundings; a file that lies in both is a delivery.
    init(paths: [String], history: [String] = []) {
        given = (paths + history).map { GivenPath($0) }
        for number in given.indices { discover(number) }
        name()
        for index in files.indices { files[index].isHistory = origins[index].given >= paths.count }
    }

    /// Where the files really lie, links followed.
    var canonicalPaths: Set<String> { Set(known.keys) }

    private mutating func discover(_ number: Int) {
        let given = given[number]
        let itself = Origin(given: number, relative: "")
        var repeated: [(path: String, first: Int)] = []
        switch FileSystem.kind(given.path, followsFolderLinks: true) {
        case .file(let size, _):
            let folders = Array(given.parts.dropLast().filter { !$0.isEmpty }.suffix(2))
            let file = InputFile(
                path: given.path, name: given.lastName ?? given.path, size: size, wasNamed: true, folders: folders,
                innerFolders: 0)
            add(file, itself, canonical: given.canonical ?? given.path, &repeated)
        case .folder:
            var found: [(file: InputFile, canonical: String)] = []
            collect(
                Folder(
                    path: given.path, canonical: given.canonical ?? given.path, relative: "",
                    names: given.lastName.map { [$0] } ?? []),
                outer: given.lastName == nil ? 0 : 1, number, into: &found)
            for (file, canonical) in found.sorted(by: {
                $0.file.name.utf8.lexicographicallyPrecedes($1.file.name.utf8)
            }) {
                add(file, Origin(given: number, relative: file.name), canonical: canonical, &repeated)
            }
        case .other: remarks.append(.failure(itself, Wording.notAFile))
        case .absent: remarks.append(.failure(itself, Wording.absent))
        }
        if !repeated.isEmpty { remarks.append(.repeated(given: number, repeated)) }
    }

    /// Takes a file, unless it was found before: then only that it was given itself is new.
    private mutating func add(
        _ file: InputFile, _ origin: Origin, canonical: String, _ repeated: inout [(path: String, first: Int)]
    ) {
        if let first = known[canonical] {
            files[first].wasNamed = files[first].wasNamed || file.wasNamed
            repeated.append((file.path, first))
            return
        }
        known[canonical] = files.count
        files.append(file)
        origins.append(origin)
    }

    private struct Folder {
        var path: String
        var canonical: String
        /// From the path that was given; empty for that itself.
        var relative: String
        /// Of the folder and those around it.
        var names: [String]
    }

    private mutating func collect(
        _ folder: Folder, outer: Int, _ number: Int, into found: inout [(file: InputFile, canonical: String)]
    ) {
        guard let names = FileSystem.names(in: folder.path) else {
            remarks.append(.failure(Origin(given: number, relative: folder.relative), Wording.unreadable))
            return
        }
        let packets = names.contains(PacketList.fileName) ? FileSystem.packets(in: folder.path) : nil
        var packetCount = 0
        func below(_ path: String, _ entry: String) -> String {
            path.hasSuffix("/") ? path + entry : path + "/" + entry
        }
        for entry in names where !isHidden(entry) {
            let path = below(folder.path, entry)
            let relative = folder.relative.isEmpty ? entry : folder.relative + "/" + entry
            switch FileSystem.kind(path, followsFolderLinks: false) {
            case .file where packets?.names.contains(entry) ?? false: packetCount += 1
            case .file(let size, let isLink):
                let canonical = isLink ? FileSystem.canonical(path) ?? path : below(folder.canonical, entry)
                let file = InputFile(
                    path: path, name: relative, size: size, wasNamed: false, folders: folder.names,
                    innerFolders: folder.names.count - outer)
                found.append((file, canonical))
            case .folder:
                guard folder.names.count < FileDiscovery.deepest else {
                    remarks.append(.failure(Origin(given: number, relative: relative), Wording.tooDeep))
                    continue
                }
                let inner = Folder(
                    path: path, canonical: below(folder.canonical, entry), relative: relative,
                    names: folder.names + [entry])
                collect(inner, outer: outer, number, into: &found)
            case .other, .absent:
                remarks.append(
                    .note(Origin(given: number, relative: relative), Wording.linkNotFollowed, isUnread: true))
            }
        }
        if packetCount > 0 {
            remarks.append(
                .note(Origin(given: number, relative: folder.relative), Wording.packets(packetCount), isUnread: false))
        }
    }

    /// Dot files, and the lock files that office programs leave behind.
    private func isHidden(_ name: String) -> Bool { name.hasPrefix(".") || name.hasPrefix("~$") }

    // MARK: Names

    /// Gives every file the shortest name that tells it apart, and says what there is to say under such names.
    private mutating func name() {
        let depths = depths()
        func shown(_ origin: Origin) -> String {
            origin.relative.isEmpty
                ? given[origin.given].shown : name(origin, depth: depths[origin.given])
        }
        for index in files.indices { files[index].name = name(origins[index], depth: depths[origins[index].given]) }
        for remark in remarks {
            switch remark {
            case .failure(let origin, let text): failures.append(Report.Failure(file: shown(origin), text: text))
            case .note(let origin, let text, let isUnread):
                notes.append(
                    Note(
                        kind: .unusedFile, place: DataPlace(file: shown(origin)), text: text, isUnread: isUnread))
            case .repeated(let number, let repeated): say(repeated, of: given[number])
            }
        }
    }

    private func name(_ origin: Origin, depth: Int) -> String {
        let given = given[origin.given]
        guard !origin.relative.isEmpty else { return given.parts.suffix(depth + 1).joined(separator: "/") }
        return (given.parts.suffix(depth) + [origin.relative]).joined(separator: "/")
    }

    /// Per path, how many of its own parts stand before the names of its files: as few as keep names apart. All files of
    /// a path get as many, so that they read alike.
    ///
    /// - Complexity: O(files) for each part that is needed.
    private func depths() -> [Int] {
        var depths = [Int](repeating: 0, count: given.count)
        guard given.count > 1 else { return depths }
        while true {
            var owners: [String: Int] = [:]
            var clashing: Set<Int> = []
            for origin in origins {
                let name = name(origin, depth: depths[origin.given])
                if let other = owners[name], other != origin.given { clashing.formUnion([other, origin.given]) }
                owners[name] = owners[name] ?? origin.given
            }
            let deepened = clashing.filter { depths[$0] < given[$0].parts.count }
            guard !deepened.isEmpty else { return depths }
            for number in deepened { depths[number] += 1 }
        }
    }

    /// A file or two are named; of a folder that was read before, it is said once.
    private mutating func say(_ repeated: [(path: String, first: Int)], of given: GivenPath) {
        guard repeated.count <= 2 else {
            notes.append(
                Note(
                    kind: .unusedFile, place: DataPlace(file: given.shown),
                    text: Wording.givenBefore(repeated.count)))
            return
        }
        for (path, first) in repeated {
            let isSame = path == files[first].path
            notes.append(
                Note(
                    kind: .unusedFile, place: DataPlace(file: isSame ? files[first].name : GivenPath(path).shown),
                    text: isSame ? Wording.givenTwice : Wording.sameFile(as: files[first].name)))
        }
    }
}
