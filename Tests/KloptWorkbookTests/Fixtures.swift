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

    /// The same without compression, by code of its own: much faster where a test makes thousands.
    static func stored(_ parts: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (path, bytes) in parts {
            var fields: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
            fields.append(UInt64(CRC32.value(of: bytes)), width: 4)
            fields.append(bytes.count, width: 4)
            fields.append(bytes.count, width: 4)
            fields.append(path.utf8.count, width: 2)
            fields.append(0, width: 2)
            directory += [0x50, 0x4B, 1, 2, 20, 0] + fields + [UInt8](repeating: 0, count: 10)
            directory.append(archive.count, width: 4)
            directory += Array(path.utf8)
            archive += [0x50, 0x4B, 3, 4] + fields + Array(path.utf8) + bytes
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        end.append(parts.count, width: 2)
        end.append(parts.count, width: 2)
        end.append(directory.count, width: 4)
        end.append(archive.count, width: 4)
        return archive + directory + end + [0, 0]
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
