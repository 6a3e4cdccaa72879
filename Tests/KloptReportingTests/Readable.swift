import KloptWorkbook

/// An output as text.
enum Readable {
    /// Of a workbook its parts one after the other, an element a line; other output as it is.
    static func bytes(_ output: [UInt8]) throws -> [UInt8] {
        guard output.starts(with: "PK".utf8) else { return output }
        let archive = try ZipArchive(ArchiveBytes(output))
        var text = ""
        for entry in archive.entries {
            let part = String(decoding: try archive.data(entry, limit: 1 << 24), as: UTF8.self)
            text += "== \(entry.path)\n" + part.replacing("><", with: ">\n<") + "\n"
        }
        return Array(text.utf8)
    }
}
