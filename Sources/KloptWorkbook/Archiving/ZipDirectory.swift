/// Reads the list of parts at the end of a zip archive.
///
///     … │ parts │ directory: a header per part │ zip64 end │ zip64 locator │ end: 22 bytes and a comment
///
/// Bytes may stand in front of the archive; then all offsets are that much too small.
///
/// Source: APPNOTE 6.3.10, sections 4.3.6 to 4.3.16 and 4.5.3.
struct ZipDirectory {
    private static let endSignature: UInt64 = 0x0605_4B50
    private static let endSize = 22
    private static let end64Signature: UInt64 = 0x0606_4B50
    private static let locatorSignature: UInt64 = 0x0706_4B50
    private static let locatorSize = 20

    private let bytes: ArchiveBytes
    private let limits: WorkbookLimits

    /// - Complexity: O(entries × log entries).
    static func read(_ bytes: ArchiveBytes, limits: WorkbookLimits) throws(WorkbookError) -> [ZipEntry] {
        let directory = ZipDirectory(bytes: bytes, limits: limits)
        let place = try directory.find()
        var entries = try directory.entries(place)
        try directory.checkPaths(entries)
        try directory.setEnds(&entries, directoryStart: place.start)
        return entries
    }

    private struct Place {
        var start: Int
        var size: Int
        var count: Int
        /// How many bytes stand in front of the archive.
        var shift: Int
    }

    // MARK: The end of the file

    private func find() throws(WorkbookError) -> Place {
        let tailSize = min(bytes.count, ZipDirectory.endSize + ZipEntry.full16 + ZipDirectory.locatorSize)
        let tailStart = bytes.count - tailSize
        guard let tail = bytes.read(at: tailStart, count: tailSize), tail.count == tailSize else { throw .unreadable }
        var index = tail.count - ZipDirectory.endSize
        while index >= 0 {
            if tail[index] == 0x50 {
                var reader = LittleEndianReader(tail[index...])
                let signature = reader.number(4)
                reader.skip(16)
                if signature == ZipDirectory.endSignature, reader.integer(2) <= reader.remaining {
                    return try place(tail, at: index, tailStart: tailStart)
                }
            }
            index -= 1
        }
        // It begins like an archive but the directory at the end is gone.
        throw .damaged(.truncated, part: "")
    }

    private func place(_ tail: [UInt8], at index: Int, tailStart: Int) throws(WorkbookError) -> Place {
        var reader = LittleEndianReader(tail[index...])
        reader.skip(4)
        let (disk, directoryDisk) = (reader.integer(2), reader.integer(2))
        let (onDisk, count) = (reader.integer(2), reader.integer(2))
        let (size, offset) = (reader.integer(4), reader.integer(4))
        var end = tailStart + index
        var found = (size: size, offset: offset, count: count)
        if count == ZipEntry.full16 || size == ZipEntry.full32 || offset == ZipEntry.full32,
            let larger = try place64(before: end)
        {
            found = (larger.size, larger.offset, larger.count)
            end = larger.end
        } else {
            guard disk == directoryDisk, onDisk == count else { throw .damaged(.directory, part: "") }
        }
        let start = end - found.size
        let shift = start - found.offset
        guard found.size >= 0, start >= 0, shift >= 0 else { throw .damaged(.truncated, part: "") }
        guard found.count <= limits.entryCount else { throw .tooLarge(.entryCount, part: "") }
        return Place(start: start, size: found.size, count: found.count, shift: shift)
    }

    private func place64(before end: Int) throws(WorkbookError) -> (size: Int, offset: Int, count: Int, end: Int)? {
        guard end >= ZipDirectory.locatorSize,
            let locator = bytes.read(at: end - ZipDirectory.locatorSize, count: ZipDirectory.locatorSize)
        else { return nil }
        var reader = LittleEndianReader(locator)
        guard reader.number(4) == ZipDirectory.locatorSignature else { return nil }
        reader.skip(4)
        let stated = reader.integer(8)
        // Bytes in front of the archive shift this record too; it usually stands right before its locator.
        for offset in [stated, end - ZipDirectory.locatorSize - 56] {
            guard offset >= 0, let record = bytes.read(at: offset, count: 56), record.count == 56 else { continue }
            var reader = LittleEndianReader(record)
            guard reader.number(4) == ZipDirectory.end64Signature else { continue }
            reader.skip(20)
            let onDisk = reader.integer(8)
            let (count, size, start) = (reader.integer(8), reader.integer(8), reader.integer(8))
            guard onDisk == count, size <= offset else { throw .damaged(.directory, part: "") }
            return (size, start, count, offset)
        }
        throw .damaged(.directory, part: "")
    }

    // MARK: The entries

    private func entries(_ place: Place) throws(WorkbookError) -> [ZipEntry] {
        // A header holds at most three times 64 KiB besides its 46 bytes; real ones come to less than a hundred.
        guard place.size <= 64 << 20 else { throw .tooLarge(.entryCount, part: "") }
        guard let list = bytes.read(at: place.start, count: place.size) else { throw .unreadable }
        var reader = LittleEndianReader(list)
        var entries: [ZipEntry] = []
        var total = 0
        for _ in 0..<place.count {
            let entry = try self.entry(&reader, shift: place.shift)
            total = total.addingReportingOverflow(entry.size).partialValue
            guard entry.size <= limits.entrySize else { throw .tooLarge(.entrySize, part: entry.path) }
            guard total <= limits.totalSize else { throw .tooLarge(.totalSize, part: entry.path) }
            guard entry.size <= 16 << 20 || entry.size / limits.ratio <= entry.compressedSize else {
                throw .tooLarge(.ratio, part: entry.path)
            }
            entries.append(entry)
        }
        return entries
    }

    private func entry(_ reader: inout LittleEndianReader, shift: Int) throws(WorkbookError) -> ZipEntry {
        guard reader.number(4) == ZipEntry.centralSignature else { throw .damaged(.directory, part: "") }
        reader.skip(4)
        let (flags, method) = (reader.integer(2), reader.integer(2))
        reader.skip(4)
        let checksum = UInt32(truncatingIfNeeded: reader.number(4))
        var (compressedSize, size) = (reader.integer(4), reader.integer(4))
        let (nameLength, extraLength, commentLength) = (reader.integer(2), reader.integer(2), reader.integer(2))
        reader.skip(8)
        var offset = reader.integer(4)
        let rawName = Array(reader.slice(nameLength))
        var extra = LittleEndianReader(reader.slice(extraLength))
        reader.skip(commentLength)
        guard reader.isWithin else { throw .damaged(.directory, part: "") }
        let path = ZipDirectory.path(rawName, isUTF8: flags & ZipEntry.flagUTF8 != 0)
        guard rawName.count <= limits.pathLength else {
            throw .tooLarge(.pathLength, part: String(path.prefix(limits.pathLength)))
        }

        while extra.remaining >= 4 {
            let (identifier, length) = (extra.integer(2), extra.integer(2))
            var field = LittleEndianReader(extra.slice(length))
            guard identifier == ZipEntry.zip64Extra else { continue }
            if size == ZipEntry.full32 { size = field.integer(8) }
            if compressedSize == ZipEntry.full32 { compressedSize = field.integer(8) }
            if offset == ZipEntry.full32 { offset = field.integer(8) }
            guard field.isWithin else { throw .damaged(.directory, part: path) }
        }
        let locked = ZipEntry.flagEncrypted | ZipEntry.flagStrongEncryption | ZipEntry.flagMaskedHeader
        guard flags & locked == 0 else { throw .other(.encryptedArchive) }
        guard method == ZipEntry.methodStored || method == ZipEntry.methodDeflate else {
            throw .damaged(.compressionMethod(method), part: path)
        }
        guard method == ZipEntry.methodDeflate || size == compressedSize else { throw .damaged(.size, part: path) }
        guard offset <= bytes.count, compressedSize <= bytes.count else { throw .damaged(.truncated, part: path) }
        return ZipEntry(
            path: path, isStored: method == ZipEntry.methodStored, checksum: checksum, compressedSize: compressedSize,
            size: size, headerOffset: offset + shift, end: 0, rawName: rawName)
    }

    /// Some programs write `\` between folders.
    private static func path(_ rawName: [UInt8], isUTF8: Bool) -> String {
        let text: String
        if isUTF8 || rawName.allSatisfy({ $0 < 0x80 }), let utf8 = String(validating: rawName, as: UTF8.self) {
            text = utf8
        } else {
            text = CodePage437.text(rawName)
        }
        return String(text.map { $0 == "\\" ? "/" : $0 })
    }

    private func checkPaths(_ entries: [ZipEntry]) throws(WorkbookError) {
        var seen: Set<String> = []
        for entry in entries {
            let components = entry.path.split(separator: "/", omittingEmptySubsequences: false)
            let isFolder = components.last?.isEmpty == true
            let names = isFolder ? components.dropLast() : components[...]
            let isSafe =
                !names.isEmpty && names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
                && !entry.path.unicodeScalars.contains { $0.value < 0x20 || $0 == ":" }
            guard isSafe else { throw .damaged(.path, part: entry.path) }
            guard seen.insert(entry.path.lowercased()).inserted else {
                throw .damaged(.duplicatePath, part: entry.path)
            }
        }
    }

    private func setEnds(_ entries: inout [ZipEntry], directoryStart: Int) throws(WorkbookError) {
        var end = directoryStart
        for index in entries.indices.sorted(by: { entries[$0].headerOffset > entries[$1].headerOffset }) {
            let entry = entries[index]
            let smallest = ZipEntry.localHeaderSize + entry.rawName.count + entry.compressedSize
            guard entry.headerOffset + smallest <= end else { throw .damaged(.overlap, part: entry.path) }
            entries[index].end = end
            end = entry.headerOffset
        }
    }
}
