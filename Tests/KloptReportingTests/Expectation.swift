import Foundation
import Testing

/// A file under `Expected/` that an output must equal byte for byte.
///
/// With `KLOPT_RECORD=1` in the environment the file is written anew, and the test fails, so that no run passes on what
/// it wrote itself.
struct Expectation {
    let name: String
    private var url: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected")
            .appending(path: name.hasSuffix(".xlsx") ? name + ".txt" : name)
    }

    /// - Parameter output: of a workbook its parts are held against the file.
    func check(_ output: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let bytes = try Readable.bytes(output)
        if ProcessInfo.processInfo.environment["KLOPT_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
            Issue.record(
                "\(name) was recorded; look at it, and run again without KLOPT_RECORD", sourceLocation: sourceLocation)
            return
        }
        let expected = try? Data(contentsOf: url)
        guard expected != Data(bytes) else { return }
        let found = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let wanted = String(decoding: expected ?? Data(), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let position = line ?? min(found.count, wanted.count)
        let foundLine = found.indices.contains(position) ? String(found[position]) : "(end)"
        let wantedLine = wanted.indices.contains(position) ? String(wanted[position]) : "(end)"
        Issue.record(
            "\(name) differs at line \(position + 1):\n  found    \(foundLine)\n  expected \(wantedLine)",
            sourceLocation: sourceLocation)
    }
}
