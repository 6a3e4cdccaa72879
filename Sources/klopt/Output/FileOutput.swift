import KloptModel
import KloptReporting
import KloptTables

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

/// Output could not be written.
enum OutputError: Error {
    case closed
    case cannotWrite(String)
    /// Standard output: a full disk, say.
    case cannotPrint

    var text: Localized {
        switch self {
        case .closed: Localized("")
        case .cannotPrint:
            Localized(
                "klopt: de uitvoer kan niet worden geschreven. Is de schijf vol?\n",
                en: "klopt: the output cannot be written. Is the disk full?\n")
        case .cannotWrite(let path):
            Localized(
                "klopt: '\(path)' kan niet worden geschreven. Bestaat de map, en mag u er schrijven?\n",
                en: "klopt: '\(path)' cannot be written. Does the folder exist, and may you write there?\n")
        }
    }
}

/// Where a command's result goes.
enum Output {
    /// Writes to the file that `--output` names, else to standard output.
    static func write<Subject>(
        _ subject: Subject, as format: some OutputFormat<Subject>, to path: String?, _ console: Console
    ) throws {
        if let path { return try FileSink.write(to: path) { try format.write(subject, to: &$0) } }
        var sink = ConsoleSink(console: console)
        do {
            try format.write(subject, to: &sink)
        } catch OutputError.closed {
            // Whoever read along has seen enough; the exit code still tells the outcome.
        }
    }
}

/// A file that appears whole or not at all: it is written beside its name and renamed when it is complete.
@safe
struct FileSink: ByteSink {
    private let path: String
    /// What is written to until it is complete; the path itself for a device or a pipe, which cannot be replaced.
    private let temporary: String
    /// Those of the file that is replaced.
    private let permissions: Int?
    private let file: UnsafeMutablePointer<FILE>

    init(path: String) throws {
        self.path = path
        let standing = FileSystem.standing(at: path)
        // A file that is protected is not to be replaced by another of its name.
        guard standing == nil || FileManager.default.isWritableFile(atPath: path) else {
            throw OutputError.cannotWrite(path)
        }
        permissions = standing?.permissions
        temporary = standing?.isFile ?? true ? path + ".klopt-deel" : path
        guard let file = unsafe fopen(temporary, "wb") else { throw OutputError.cannotWrite(path) }
        unsafe self.file = file
    }

    mutating func write(_ bytes: [UInt8]) throws {
        let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, bytes.count, file) }
        guard written == bytes.count else { throw OutputError.cannotWrite(path) }
    }

    /// Closes the file and gives it its name; after `abandon` or this, the sink is spent.
    func finish() throws {
        let isFlushed = unsafe fclose(file) == 0
        if temporary != path, let permissions {
            try? FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: temporary)
        }
        guard isFlushed, unsafe temporary == path || rename(temporary, path) == 0 else {
            removeTemporary()
            throw OutputError.cannotWrite(path)
        }
    }

    func abandon() {
        _ = unsafe fclose(file)
        removeTemporary()
    }

    private func removeTemporary() {
        if temporary != path { _ = unsafe remove(temporary) }
    }

    /// Writes a whole file through `body`.
    static func write(to path: String, _ body: (inout FileSink) throws -> Void) throws {
        var sink = try FileSink(path: path)
        do {
            try body(&sink)
        } catch {
            sink.abandon()
            throw error
        }
        try sink.finish()
    }

    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputError.cannotWrite(path)
        }
    }
}
