import KloptModel

/// A file to read.
struct InputFile: Sendable, Equatable {
    /// As it is opened.
    let path: String
    /// Relative to the path that was given, or its name when it was given itself; with `/`.
    var name: String
    let size: Int
    let wasNamed: Bool
    /// Names of the folders it lies in, outermost first; at a named file or folder, the last of the given path as well.
    let folders: [String]
    /// How many of `folders` lie within the path that was given; the others only serve to find a quarter.
    let innerFolders: Int
    /// The file's name without its extension.
    let stem: String
    /// Lowercase, without the point; empty without one.
    let fileExtension: String

    init(path: String, name: String, size: Int, wasNamed: Bool, folders: [String], innerFolders: Int) {
        self.path = path
        self.name = name
        self.size = size
        self.wasNamed = wasNamed
        self.folders = folders
        self.innerFolders = innerFolders
        let bytes = name.utf8
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        if let point = bytes[start...].lastIndex(of: UInt8(ascii: ".")), point != start {
            stem = String(name[start..<point])
            fileExtension = name[bytes.index(after: point)...].lowercased()
        } else {
            stem = String(name[start...])
            fileExtension = ""
        }
    }
}

/// Stage 1: the files of the paths, in the order in which they are read.
struct FileDiscovery {
    private static let deepest = 32

    private(set) var files: [InputFile] = []
    private(set) var failures: [Report.Failure] = []
    private(set) var notes: [Note] = []
    private var seen: Set<String> = []

    /// Files of each path by relative name, hidden ones left out; a path that is not there is a failure.
    init(paths: [String]) {
        for path in paths.map(FileDiscovery.plain) {
            switch FileSystem.kind(path, followsFolderLinks: true) {
            case .file(let size):
                let parts = path.split(separator: "/").map(String.init)
                let name = parts.last ?? path
                add(
                    InputFile(
                        path: path, name: name, size: size, wasNamed: true, folders: Array(parts.dropLast().suffix(2)),
                        innerFolders: 0))
            case .folder:
                let parts = path.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
                var found: [InputFile] = []
                collect(path, name: "", folders: Array(parts.suffix(1)), outer: parts.isEmpty ? 0 : 1, into: &found)
                for file in found.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) { add(file) }
            case .other:
                failures.append(Report.Failure(file: path, text: Wording.notAFile))
            case .absent:
                failures.append(Report.Failure(file: path, text: Wording.absent))
            }
        }
        tellApart()
    }

    /// A path without `.` and doubled or trailing slashes, so that one file has one path; `..` stays, for links.
    private static func plain(_ path: String) -> String {
        guard !path.isEmpty else { return path }
        let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        if path.hasPrefix("/") { return "/" + parts }
        return parts.isEmpty ? "." : parts
    }

    private mutating func add(_ file: InputFile) {
        if seen.insert(file.path).inserted {
            files.append(file)
        } else {
            notes.append(Note(kind: .unusedFile, place: DataPlace(file: file.name), text: Wording.givenTwice))
        }
    }

    private mutating func collect(
        _ folder: String, name: String, folders: [String], outer: Int, into found: inout [InputFile]
    ) {
        guard let names = FileSystem.names(in: folder) else {
            failures.append(Report.Failure(file: name.isEmpty ? folder : name, text: Wording.unreadable))
            return
        }
        for entry in names where !isHidden(entry) {
            let path = folder.hasSuffix("/") ? folder + entry : folder + "/" + entry
            let relative = name.isEmpty ? entry : name + "/" + entry
            switch FileSystem.kind(path, followsFolderLinks: false) {
            case .file(let size):
                found.append(
                    InputFile(
                        path: path, name: relative, size: size, wasNamed: false, folders: folders,
                        innerFolders: folders.count - outer))
            case .folder:
                guard folders.count < FileDiscovery.deepest else {
                    failures.append(Report.Failure(file: relative, text: Wording.tooDeep))
                    continue
                }
                collect(path, name: relative, folders: folders + [entry], outer: outer, into: &found)
            case .other, .absent:
                notes.append(Note(kind: .unusedFile, place: DataPlace(file: relative), text: Wording.linkNotFollowed))
            }
        }
    }

    /// Dot files, and the lock files that office programs leave behind.
    private func isHidden(_ name: String) -> Bool { name.hasPrefix(".") || name.hasPrefix("~$") }

    /// Files of two paths under one relative name get the name of their path in front.
    private mutating func tellApart() {
        let counts = Dictionary(files.map { ($0.name, 1) }, uniquingKeysWith: +)
        for index in files.indices where counts[files[index].name, default: 1] > 1 {
            let outer = files[index].folders.count - files[index].innerFolders - 1
            if files[index].folders.indices.contains(outer) {
                files[index].name = files[index].folders[outer] + "/" + files[index].name
            }
        }
    }
}
