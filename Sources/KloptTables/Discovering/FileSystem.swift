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
enum FileSystem {
    enum Kind: Equatable {
        case file(size: Int)
        case folder
        /// A link to a folder, a device, a pipe: not followed, not opened.
        case other
        case absent
    }

    /// What stands at a path. A link to a file counts as the file; `followsFolderLinks` says the same of folders.
    static func kind(_ path: String, followsFolderLinks: Bool) -> Kind {
        #if os(Windows)
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return .absent }
            switch attributes[.type] as? FileAttributeType {
            case .typeDirectory?: return .folder
            case .typeRegular?: return .file(size: (attributes[.size] as? Int) ?? 0)
            default: return .other
            }
        #else
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return .absent }
            let format = status.st_mode & S_IFMT
            if format == S_IFREG { return .file(size: Int(status.st_size)) }
            guard format == S_IFDIR else { return .other }
            if !followsFolderLinks, unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                return .other
            }
            return .folder
        #endif
    }

    /// The names in a folder in no order, or nil when it cannot be read.
    static func names(in folder: String) -> [String]? { try? FileManager.default.contentsOfDirectory(atPath: folder) }
}

/// A file that is read from front to back; closed when it goes away.
@safe
final class ReadableFile {
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

    /// Fills the buffer as far as the file goes.
    ///
    /// - Returns: the number of bytes read, less than the buffer's only at the end; nil when reading failed.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard buffer.count > 0 else { return 0 }
        let count = unsafe fread(buffer.baseAddress, 1, buffer.count, handle)
        return unsafe count < buffer.count && ferror(handle) != 0 ? nil : count
    }
}
