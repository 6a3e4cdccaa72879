import KloptModel

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

/// The few questions to the file system that reading needs.
package enum FileSystem {
    package enum Kind: Equatable {
        case file(size: Int, isLink: Bool)
        case folder
        /// A link to a folder, a device, a pipe: not followed, not opened.
        case other
        case absent
    }

    /// What stands at a path. A link to a file counts as the file; `followsFolderLinks` says the same of folders.
    package static func kind(_ path: String, followsFolderLinks: Bool) -> Kind {
        #if os(Windows)
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return .absent }
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory?: return .folder
            case .typeRegular?: return .file(size: (attributes[.size] as? Int) ?? 0, isLink: false)
            default: return .other
            }
        #else
            var status = stat()
            guard unsafe lstat(path, &status) == 0 else { return .absent }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            if isLink, unsafe stat(path, &status) != 0 { return .absent }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file(size: Int(status.st_size), isLink: isLink)
            case S_IFDIR: return isLink && !followsFolderLinks ? .other : .folder
            default: return .other
            }
        #endif
    }

    /// Whether what stands at a path is an ordinary file, and its permissions; a link is not followed, and nil is nothing.
    ///
    /// All attributes that `FileManager` gives would take a look at the users and groups of the system.
    package static func standing(at path: String) -> (isFile: Bool, permissions: Int?)? {
        #if os(Windows)
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return attributes.map { ($0[.type] as? FileAttributeType == .typeRegular, nil) }
        #else
            var status = stat()
            guard unsafe lstat(path, &status) == 0 else { return nil }
            return (status.st_mode & S_IFMT == S_IFREG, Int(status.st_mode & 0o7777))
        #endif
    }

    /// Where a path really lies: absolute, without `.`, `..` and links; nil when nothing is there.
    static func canonical(_ path: String) -> String? {
        #if os(Windows)
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
        #else
            guard let resolved = unsafe realpath(path, nil) else { return nil }
            defer { unsafe free(resolved) }
            return unsafe String(cString: resolved)
        #endif
    }

    /// The files that klopt wrote into a folder of packets; nil when it keeps no list there.
    static func packets(in folder: String) -> PacketList? {
        let path = folder + "/" + PacketList.fileName
        guard case .file(let size, _) = kind(path, followsFolderLinks: false), size <= PacketList.maximalSize,
            let bytes = FileManager.default.contents(atPath: path)
        else { return nil }
        return PacketList(text: String(decoding: bytes, as: UTF8.self))
    }

    /// The names in a folder in no order, or nil when it cannot be read.
    static func names(in folder: String) -> [String]? { try? FileManager.default.contentsOfDirectory(atPath: folder) }
}

/// A file that is read from front to back; closed when it goes away.
@safe
final class ReadableFile: ByteSource {
    #if canImport(Musl)
        private typealias Handle = OpaquePointer
    #else
        private typealias Handle = UnsafeMutablePointer<FILE>
    #endif

    private let handle: Handle

    init?(path: String) {
        guard let handle = unsafe fopen(path, "rb") else { return nil }
        // Blocks are large: a second buffer in between would only cost a copy.
        _ = unsafe setvbuf(handle, nil, _IONBF, 0)
        unsafe self.handle = handle
    }

    deinit { _ = unsafe fclose(handle) }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard buffer.count > 0 else { return 0 }
        let count = unsafe fread(buffer.baseAddress, 1, buffer.count, handle)
        return unsafe count < buffer.count && ferror(handle) != 0 ? nil : count
    }
}
