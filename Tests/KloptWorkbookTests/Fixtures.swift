@testable import KloptWorkbook

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Files that other programs made; `Tests/Workbooks/fixtures.py` makes them again.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
}

/// Archives as tests want them.
enum Archives {
    static func make(_ parts: [(path: String, text: String)]) -> [UInt8] {
        var writer = ZipWriter()
        for part in parts { writer.add(part.path, Array(part.text.utf8)) }
        return writer.finish()
    }

    /// The same without compression: much faster where a test makes thousands.
    static func stored(_ parts: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        var writer = ZipWriter()
        for part in parts { writer.add(part.path, stored: part.bytes) }
        return writer.finish()
    }

    static func open(
        _ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookError) -> ZipArchive { try ZipArchive(ArchiveBytes(bytes), limits: limits) }

    /// Every part, decompressed.
    static func contents(_ archive: ZipArchive) throws(WorkbookError) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for entry in archive.entries { contents[entry.path] = try archive.data(entry, limit: 64 << 20) }
        return contents
    }
}

extension [UInt8] {
    /// The bytes with other bytes in their place from an index on.
    func replacing(at index: Int, with other: [UInt8]) -> [UInt8] {
        var changed = self
        changed.replaceSubrange(index..<index + other.count, with: other)
        return changed
    }

    /// Index of the first occurrence, from an index on.
    func index(of other: [UInt8], from start: Int = 0) -> Int? {
        (start..<Swift.max(start, count - other.count + 1)).first { self[$0...].starts(with: other) }
    }
}
