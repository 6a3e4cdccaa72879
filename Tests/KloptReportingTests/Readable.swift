import KloptWorkbook

@testable import KloptReporting

/// An output as text.
enum Readable {
    /// Of a workbook its parts one after the other, an element a line; of a page what data make of it, without the style
    /// and the script that are always the same; other output as it is.
    static func bytes(_ output: [UInt8]) throws -> [UInt8] {
        if output.starts(with: "<!doctype html>".utf8) {
            return Array(String(decoding: output, as: UTF8.self).withoutPageConstants.utf8)
        }
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

extension String {
    var withoutPageConstants: String {
        [OwnerPageScript.script, StewardPageScript.script].reduce(
            replacing(PageStyle.text.description, with: "").replacing(PageStyle.hash, with: "sha256")
        ) { $0.replacing($1.text.description, with: "").replacing($1.hash, with: "sha256") }
    }
}
