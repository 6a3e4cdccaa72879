/// Tells what a file is that is no workbook in the Office Open XML form.
enum FileFormDetector {
    private static let zipSignature: [UInt8] = [0x50, 0x4B]
    private static let readSize = 8

    /// From its first bytes; nil when it may be a zip archive.
    static func formBeforeReading(_ bytes: ArchiveBytes) -> WorkbookError.FileForm? {
        guard bytes.count > 0 else { return .empty }
        guard let start = bytes.read(at: 0, count: readSize) else { return nil }
        if start == CompoundFile.signature { return CompoundFile.form(bytes) }
        if start.starts(with: zipSignature) { return nil }
        // Bytes may stand in front of an archive: then its end tells.
        let tailSize = min(bytes.count, 66_000)
        guard let tail = bytes.read(at: bytes.count - tailSize, count: tailSize) else { return nil }
        let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        let hasEnd = tail.indices.contains { tail[$0] == end[0] && tail[$0...].starts(with: end) }
        return hasEnd ? nil : .unknown
    }

    /// From the parts of an archive without `xl/workbook.xml` or what stands for it.
    static func form(of archive: ZipArchive) -> WorkbookError.FileForm {
        if let mimetype = archive.entry("mimetype"), let text = try? archive.data(mimetype, limit: 200),
            text.starts(with: Array("application/vnd.oasis.opendocument".utf8))
        {
            return .openDocument
        }
        let paths = archive.entries.map { $0.path.lowercased() }
        if paths.contains(where: { $0.hasSuffix(".iwa") || $0.hasPrefix("index/") || $0 == "index.zip" }) {
            return .appleDocument
        }
        if paths.contains("xl/workbook.bin") { return .binaryWorkbook }
        if paths.contains(where: { $0.hasPrefix("word/") || $0.hasPrefix("ppt/") || $0.hasPrefix("visio/") }) {
            return .otherOfficeDocument
        }
        return .otherArchive
    }
}
