/// Writes a zip archive: the same parts always become the same bytes.
///
/// Source: APPNOTE 6.3.10, sections 4.3.7 to 4.3.16, 4.4 and 4.5.3.
package struct ZipWriter {
    /// 1 January 1980, the first moment that a zip archive knows.
    private static let date = 0x0021
    private static let version = 20
    private static let version64 = 45

    /// What was written so far and not taken.
    private var output: [UInt8] = []
    private var offset = 0
    private var directory: [UInt8] = []
    private var entryCount = 0
    private var paths: Set<String> = []
    /// From this size or count on the larger fields are used.
    private let full32: Int
    private let full16: Int

    package init() { self.init(full32: ZipEntry.full32, full16: ZipEntry.full16) }

    init(full32: Int, full16: Int) {
        self.full32 = full32
        self.full16 = full16
    }

    /// Adds a part whose bytes are handed out by a closure piece by piece.
    ///
    /// - Throws: what the closure throws; then the archive is of no use any more.
    package mutating func add<Failure: Error>(
        _ path: String, _ write: (inout PartWriter) throws(Failure) -> Void
    ) throws(Failure) {
        var part = PartWriter()
        try write(&part)
        part.finish()
        add(path, isStored: false, checksum: part.checksum, size: part.size, data: part.compressed)
    }

    /// Adds a part.
    package mutating func add(_ path: String, _ bytes: [UInt8]) {
        add(path) { part in part.write(bytes) }
    }

    /// Adds a part without compressing it: a picture, which is compressed already.
    package mutating func add(_ path: String, stored bytes: [UInt8]) {
        add(path, isStored: true, checksum: CRC32.value(of: bytes), size: bytes.count, data: bytes)
    }

    /// Copies a part of another archive as it is, without decompressing it.
    package mutating func copy(_ entry: ZipEntry, from archive: ZipArchive) throws(WorkbookError) {
        var data: [UInt8] = []
        data.reserveCapacity(entry.compressedSize)
        try archive.rawData(entry) { data += $0 }
        add(entry.path, isStored: entry.isStored, checksum: entry.checksum, size: entry.size, data: data)
    }

    /// The bytes since the last time, to be written to a file.
    package mutating func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    /// Ends the archive and hands out the last bytes.
    package mutating func finish() -> [UInt8] {
        let start = offset
        let (directorySize, count) = (directory.count, entryCount)
        put(directory)
        if start >= full32 || directorySize >= full32 || count >= full16 { putEnd64(start, directorySize, count) }
        var end: [UInt8] = []
        end.append(0x0605_4B50, width: 4)
        end.append(0, width: 4)
        end.append(small(count, full16, ZipEntry.full16), width: 2)
        end.append(small(count, full16, ZipEntry.full16), width: 2)
        end.append(small(directorySize, full32, ZipEntry.full32), width: 4)
        end.append(small(start, full32, ZipEntry.full32), width: 4)
        end.append(0, width: 2)
        put(end)
        return takeOutput()
    }

    private func small(_ value: Int, _ limit: Int, _ mark: Int) -> Int { value >= limit ? mark : value }

    private mutating func put(_ bytes: [UInt8]) {
        output += bytes
        offset += bytes.count
    }

    private mutating func add(_ path: String, isStored: Bool, checksum: UInt32, size: Int, data: [UInt8]) {
        precondition(paths.insert(path.lowercased()).inserted, "\(path) is in the archive already")
        let name = Array(path.utf8)
        let headerOffset = offset
        let isLarge = size >= full32 || data.count >= full32
        var extra: [UInt8] = []
        if isLarge {
            extra.append(ZipEntry.zip64Extra, width: 2)
            extra.append(16, width: 2)
            extra.append(size, width: 8)
            extra.append(data.count, width: 8)
        }
        var header: [UInt8] = []
        header.append(ZipEntry.localSignature, width: 4)
        appendFields(to: &header, isStored, checksum, size, data.count, name, extra, isLarge: isLarge)
        put(header + name + extra)
        put(data)

        if headerOffset >= full32 {
            if extra.isEmpty {
                extra.append(ZipEntry.zip64Extra, width: 2)
                extra.append(8, width: 2)
            } else {
                extra[2] = 24
            }
            extra.append(headerOffset, width: 8)
        }
        let needs64 = !extra.isEmpty
        directory.append(ZipEntry.centralSignature, width: 4)
        directory.append(needs64 ? ZipWriter.version64 : ZipWriter.version, width: 2)
        appendFields(to: &directory, isStored, checksum, size, data.count, name, extra, isLarge: isLarge, or: needs64)
        directory.append(0, width: 10)
        directory.append(small(headerOffset, full32, ZipEntry.full32), width: 4)
        directory += name + extra
        entryCount += 1
    }

    /// What a part's own header and the directory have in common.
    private func appendFields(
        to bytes: inout [UInt8], _ isStored: Bool, _ checksum: UInt32, _ size: Int, _ compressedSize: Int,
        _ name: [UInt8], _ extra: [UInt8], isLarge: Bool, or needs64: Bool = false
    ) {
        bytes.append(isLarge || needs64 ? ZipWriter.version64 : ZipWriter.version, width: 2)
        bytes.append(name.contains { $0 >= 0x80 } ? ZipEntry.flagUTF8 : 0, width: 2)
        bytes.append(isStored ? ZipEntry.methodStored : ZipEntry.methodDeflate, width: 2)
        bytes.append(0, width: 2)
        bytes.append(ZipWriter.date, width: 2)
        bytes.append(UInt64(checksum), width: 4)
        bytes.append(isLarge ? ZipEntry.full32 : compressedSize, width: 4)
        bytes.append(isLarge ? ZipEntry.full32 : size, width: 4)
        bytes.append(name.count, width: 2)
        bytes.append(extra.count, width: 2)
    }

    private mutating func putEnd64(_ start: Int, _ directorySize: Int, _ count: Int) {
        let recordOffset = offset
        var end: [UInt8] = []
        end.append(0x0606_4B50, width: 4)
        end.append(44, width: 8)
        end.append(ZipWriter.version64, width: 2)
        end.append(ZipWriter.version64, width: 2)
        end.append(0, width: 8)
        end.append(count, width: 8)
        end.append(count, width: 8)
        end.append(directorySize, width: 8)
        end.append(start, width: 8)
        end.append(0x0706_4B50, width: 4)
        end.append(0, width: 4)
        end.append(recordOffset, width: 8)
        end.append(1, width: 4)
        put(end)
    }
}

/// A part that is being written: compressed as it grows.
package struct PartWriter {
    private let deflater = Deflater()
    private var crc = CRC32()
    fileprivate private(set) var size = 0
    fileprivate private(set) var compressed: [UInt8] = []

    fileprivate var checksum: UInt32 { crc.value }

    package mutating func write(_ bytes: [UInt8]) {
        size += bytes.count
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe crc.update(bytes)
            unsafe deflater.write(bytes)
        }
        compressed += deflater.takeOutput()
    }

    package mutating func write(_ text: String) { write(Array(text.utf8)) }

    fileprivate mutating func finish() {
        deflater.finish()
        compressed += deflater.takeOutput()
    }
}
