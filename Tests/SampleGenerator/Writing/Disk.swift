#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Made files on the disk: writing them, and telling where they differ from what is there.
enum Disk {
    /// A file to be: its path relative to the output folder, with `/` between the parts, and its bytes.
    struct File {
        let path: String
        let bytes: [UInt8]
    }

    /// Replaces what an earlier run made in the folder. A folder that no run has made is not emptied.
    static func write(_ files: [File], to folder: String, replacing parts: [String], madeBy mark: String) throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: "\(folder)/\(mark)") {
            for part in parts where manager.fileExists(atPath: "\(folder)/\(part)") {
                try manager.removeItem(atPath: "\(folder)/\(part)")
            }
        }
        for file in files {
            let path = "\(folder)/\(file.path)"
            if let slash = path.lastIndex(of: "/") {
                try manager.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true)
            }
            try Data(file.bytes).write(to: URL(filePath: path))
        }
    }

    /// - Returns: a line for every file that is missing, differs, or is there though it is not made.
    static func differences(_ files: [File], in folder: String, parts: [String]) -> [String] {
        var lines: [String] = []
        for file in files {
            if let found = FileManager.default.contents(atPath: "\(folder)/\(file.path)") {
                if [UInt8](found) != file.bytes { lines.append("\(file.path): differs") }
            } else {
                lines.append("\(file.path): missing")
            }
        }
        let made = Set(files.map(\.path))
        for part in parts {
            let found = (try? FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
            for path in found.map({ "\(part)/\($0)" }).sorted() where path.hasSuffix(".csv") && !made.contains(path) {
                lines.append("\(path): is not made by the generator")
            }
        }
        return lines
    }
}
