/// A zip archive of parts, read from a file without unpacking it.
///
/// Source: APPNOTE 6.3.10.
package final class ZipArchive: Sendable {
    package let entries: [ZipEntry]
    package let limits: WorkbookLimits
    let bytes: ArchiveBytes
    /// By path in lower case, as Office treats names of parts.
    private let indexes: [String: Int]

    /// - Complexity: O(entries × log entries); parts are not read yet.
    package init(_ bytes: ArchiveBytes, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
        guard bytes.count <= limits.fileSize else { throw .tooLarge(.fileSize, part: "") }
        if let form = FileFormDetector.formBeforeReading(bytes) { throw .other(form) }
        entries = try ZipDirectory.read(bytes, limits: limits)
        self.bytes = bytes
        self.limits = limits
        indexes = Dictionary(
            entries.enumerated().map { ($1.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func entry(_ path: String) -> ZipEntry? { indexes[path.lowercased()].map { entries[$0] } }

    /// A part's bytes, piece by piece.
    package func stream(_ entry: ZipEntry) throws(WorkbookError) -> PartStream {
        let start = try dataStart(entry)
        return unsafe PartStream(entry, source: source(entry, from: start), path: entry.path)
    }

    /// The whole of a part.
    ///
    /// - Parameter limit: the most bytes that are wanted; a larger part is refused.
    package func data(_ entry: ZipEntry, limit: Int) throws(WorkbookError) -> [UInt8] {
        guard entry.size <= limit else { throw .tooLarge(.entrySize, part: entry.path) }
        let stream = try stream(entry)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entry.size)
        repeat {
            unsafe bytes.append(contentsOf: stream.rest)
            stream.position = stream.count
        } while try stream.more()
        return bytes
    }

    /// Hands out a part's bytes as they stand in the archive.
    func rawData(_ entry: ZipEntry, _ take: ([UInt8]) -> Void) throws(WorkbookError) {
        var position = try dataStart(entry)
        let end = position + entry.compressedSize
        while position < end {
            guard let piece = bytes.read(at: position, count: min(1 << 20, end - position)) else { throw .unreadable }
            guard !piece.isEmpty else { throw .damaged(.truncated, part: entry.path) }
            take(piece)
            position += piece.count
        }
    }

    /// Checks the part's own header; its sizes may stand behind the part, so the directory's count.
    private func dataStart(_ entry: ZipEntry) throws(WorkbookError) -> Int {
        guard let header = bytes.read(at: entry.headerOffset, count: ZipEntry.localHeaderSize) else {
            throw .unreadable
        }
        var reader = LittleEndianReader(header)
        guard reader.number(4) == ZipEntry.localSignature else { throw .damaged(.header, part: entry.path) }
        reader.skip(4)
        let method = reader.integer(2)
        reader.skip(16)
        let (nameLength, extraLength) = (reader.integer(2), reader.integer(2))
        let nameStart = entry.headerOffset + ZipEntry.localHeaderSize
        guard reader.isWithin, let name = bytes.read(at: nameStart, count: nameLength), name == entry.rawName,
            method == (entry.isStored ? ZipEntry.methodStored : ZipEntry.methodDeflate)
        else { throw .damaged(.header, part: entry.path) }
        let start = nameStart + nameLength + extraLength
        guard start + entry.compressedSize <= entry.end else { throw .damaged(.overlap, part: entry.path) }
        return start
    }

    private func source(_ entry: ZipEntry, from start: Int) -> Inflater.Source {
        var position = start
        let end = start + entry.compressedSize
        return { [bytes] room in
            let wanted = unsafe UnsafeMutableRawBufferPointer(rebasing: room.prefix(end - position))
            let count = unsafe bytes.read(at: position, into: wanted) ?? 0
            position += count
            return count
        }
    }
}
