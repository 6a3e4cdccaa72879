import Foundation

/// Where the package's own folders are, found from this file.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let rules = root.appending(path: "Rules/werkmonitor")
    static let samples = root.appending(path: "Samples")
    static let cases = root.appending(path: "Tests/EndToEnd")

    /// Whether expected outputs are written anew; then the tests that do so fail.
    static var isRecording: Bool { ProcessInfo.processInfo.environment["KLOPT_RECORD"] == "1" }

    /// Relative paths of all files under a folder, sorted; hidden ones left out.
    static func files(under folder: URL) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            let path = folder.appending(path: name).path
            let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "klopt-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
