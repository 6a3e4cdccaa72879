import KloptLanguage
import KloptModel
import KloptTables

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of a pack of rules, wherever they come from.
struct PackFiles {
    /// As shown to people.
    var path: String
    /// Rule files with paths relative to the pack, in order of path.
    var sources: [RuleSource]
    /// The pack's tables, by relative path.
    var tables: [String: [UInt8]]

    /// Reads a folder, or a single rule file (then tables and includes stand beside it).
    static func read(_ path: String) -> PackFiles? {
        let kind = FileSystem.kind(path, followsFolderLinks: true)
        guard kind != .absent else { return nil }
        guard kind == .folder else {
            guard let bytes = bytes(path) else { return nil }
            var files = PackFiles(
                path: path, sources: [RuleSource(path: Paths.name(of: path), bytes: bytes)], tables: [:])
            files.addBeside(Paths.folder(of: path))
            return files
        }
        var files = PackFiles(path: path, sources: [], tables: [:])
        for name in names(in: path) {
            let full = Paths.joined(path, name)
            if name.hasSuffix(".klopt") {
                guard let bytes = bytes(full) else { return nil }
                files.sources.append(RuleSource(path: name, bytes: bytes))
            } else if name.hasSuffix(".csv") {
                files.tables[name] = bytes(full)
            }
        }
        return files
    }

    func load(examples: Bool = true, threads: Int = 1) -> LoadedRules {
        RuleLoader.load(sources, examples: examples, threads: threads) { name in
            guard let bytes = tables[name] else { return nil }
            let table = CSVTable.read(bytes)
            return [table.header] + table.rows
        }
    }

    /// Tables and included rule files that stand beside a single rule file.
    private mutating func addBeside(_ folder: String) {
        for name in PackFiles.names(in: folder) where name.hasSuffix(".csv") {
            tables[name] = PackFiles.bytes(Paths.joined(folder, name))
        }
        var waiting = sources
        var known = Set(sources.map(\.path))
        while let source = waiting.popLast() {
            for name in RuleLoader.includes(of: source) where known.insert(name).inserted {
                guard let bytes = PackFiles.bytes(Paths.joined(folder, name)) else { continue }
                let included = RuleSource(path: name, bytes: bytes)
                sources.append(included)
                waiting.append(included)
            }
        }
    }

    /// Relative paths of all files under a folder, sorted; hidden ones left out, and linked folders not followed: a
    /// link upwards would never end.
    private static func names(in folder: String) -> [String] {
        var found: [String] = []
        var folders = [""]
        while let relative = folders.popLast(), found.count < 10_000 {
            let here = relative.isEmpty ? folder : Paths.joined(folder, relative)
            for name in (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? [] where !name.hasPrefix(".") {
                let path = relative.isEmpty ? name : relative + "/" + name
                switch FileSystem.kind(Paths.joined(folder, path), followsFolderLinks: false) {
                case .folder: folders.append(path)
                case .file: found.append(path)
                case .other, .absent: break
                }
            }
        }
        return found.sorted()
    }

    private static func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }
}
