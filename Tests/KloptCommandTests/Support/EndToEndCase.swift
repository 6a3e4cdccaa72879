import Foundation
import KloptWorkbook
import Testing

@testable import KloptReporting
@testable import klopt

/// A folder under `Tests/EndToEnd`: what is asked, with what, and what must come of it.
///
///     command            the arguments, one on a line; `CASE`, `PACK`, `SAMPLES` and `OUT` stand for folders
///     rules/             rules of the case's own
///     rules-added/       laid over a copy of Rules/werkmonitor, which is then `PACK`
///     data/              what is checked
///     before/            what stands under `OUT` beforehand
///     expected.exit      the exit code
///     expected.stdout    what the command prints; no file: nothing
///     expected.stderr    what it says besides; no file: nothing
///     expected.out/      the files that it writes under `OUT`, a workbook as a folder of its parts; no folder: none
struct EndToEndCase: CustomTestStringConvertible, Sendable {
    let name: String
    var folder: URL { Repository.cases.appending(path: name) }
    var testDescription: String { name }

    static let all: [EndToEndCase] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.cases.path)) ?? []
        return names.sorted().map { EndToEndCase(name: $0) }.filter {
            FileManager.default.fileExists(atPath: $0.folder.appending(path: "command").path)
        }
    }()

    /// Runs the case; the result is in terms of the folders' names, so that it is the same everywhere.
    func run(writingTo out: TemporaryFolder) throws -> (result: CommandResult, files: [String: Data]) {
        let pack = try self.pack(out)
        let written = out.url.appending(path: "out")
        let before = folder.appending(path: "before")
        if FileManager.default.fileExists(atPath: before.path) {
            try FileManager.default.copyItem(at: before, to: written)
        } else {
            try FileManager.default.createDirectory(at: written, withIntermediateDirectories: true)
        }
        // Through links beside each other: their paths are as long wherever the checkout lies, and so lines break alike.
        func linked(_ name: String, to target: URL) throws -> String {
            let link = out.url.appending(path: name)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
            return link.path
        }
        let places = [
            ("CASE", try linked("case", to: folder)), ("PACK", try linked("rules", to: pack)),
            ("SAMPLES", try linked("samples", to: Repository.samples)), ("OUT", written.path),
        ]
        let command = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
        let arguments = command.split(separator: "\n").map { line in
            places.reduce(String(line)) { text, place in
                text == place.0
                    ? place.1 : text.hasPrefix(place.0 + "/") ? place.1 + text.dropFirst(place.0.count) : text
            }
        }
        var result = Listener.run(arguments)
        func plain(_ text: String) -> String {
            places.reduce(Self.withoutPageConstants(text)) { $0.replacing($1.1, with: $1.0) }
                .replacing("klopt \(Klopt.version)", with: "klopt VERSION")
                .replacing("\"klopt\": \"\(Klopt.version)\"", with: "\"klopt\": \"VERSION\"")
        }
        result.output = plain(result.output)
        result.messages = plain(result.messages)
        var files: [String: Data] = [:]
        for name in Repository.files(under: written) {
            let bytes = try Data(contentsOf: written.appending(path: name))
            if name.hasSuffix(".xlsx") {
                for (part, bytes) in try Self.parts(of: bytes) { files[name + "/" + part] = bytes }
                continue
            }
            files[name] = String(data: bytes, encoding: .utf8).map { Data(plain($0).utf8) } ?? bytes
        }
        return (result, files)
    }

    /// Of a page, what data make of it: its style and script are always the same.
    private static func withoutPageConstants(_ text: String) -> String {
        guard text.hasPrefix("<!doctype html>") else { return text }
        return [OwnerPageScript.script, StewardPageScript.script].reduce(
            text.replacing(PageStyle.text.description, with: "").replacing(PageStyle.hash, with: "sha256")
        ) { $0.replacing($1.text.description, with: "").replacing($1.hash, with: "sha256") }
    }

    /// Of a workbook, its parts: so it is seen what changed.
    private static func parts(of workbook: Data) throws -> [String: Data] {
        let archive = try ZipArchive(ArchiveBytes(Array(workbook)))
        return try Dictionary(
            uniqueKeysWithValues: archive.entries.map { entry in
                // A name that begins with a dot would be hidden among what is expected.
                let name = entry.path == "_rels/.rels" ? "_rels/package.rels" : entry.path
                return (name, Data(try archive.data(entry, limit: 1 << 24)))
            })
    }

    private func pack(_ out: TemporaryFolder) throws -> URL {
        let added = folder.appending(path: "rules-added")
        guard FileManager.default.fileExists(atPath: added.path) else { return Repository.rules }
        let copy = out.url.appending(path: "pack")
        try FileManager.default.copyItem(at: Repository.rules, to: copy)
        for name in Repository.files(under: added) {
            let target = copy.appending(path: name)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: added.appending(path: name), to: target)
        }
        return copy
    }
}

/// What a case expects, as files in its folder.
struct ExpectedFiles {
    let folder: URL

    /// Holds a text against the file of a name; an empty text needs no file.
    func check(_ text: String, _ name: String) throws {
        let url = folder.appending(path: name)
        if Repository.isRecording {
            try? FileManager.default.removeItem(at: url)
            if !text.isEmpty { try Data(text.utf8).write(to: url) }
            return
        }
        // As bytes: a byte order mark and the kind of line break are part of it.
        let expected = String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self)
        guard !text.utf8.elementsEqual(expected.utf8) else { return }
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let position = line ?? min(found.count, wanted.count)
        Issue.record(
            """
            \(folder.lastPathComponent)/\(name) differs at line \(position + 1):
              found    \(found.indices.contains(position) ? String(found[position]) : "(end)")
              expected \(wanted.indices.contains(position) ? String(wanted[position]) : "(end)")
            """)
    }

    /// Holds the files that were written against those of a folder.
    func check(_ files: [String: Data], under name: String) throws {
        let expected = folder.appending(path: name)
        if Repository.isRecording {
            try? FileManager.default.removeItem(at: expected)
            for (path, bytes) in files {
                let url = expected.appending(path: path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try bytes.write(to: url)
            }
            return
        }
        #expect(files.keys.sorted() == Repository.files(under: expected))
        for (path, bytes) in files {
            let wanted = try? Data(contentsOf: expected.appending(path: path))
            #expect(wanted == bytes, "\(folder.lastPathComponent)/\(name)/\(path)")
        }
    }
}
