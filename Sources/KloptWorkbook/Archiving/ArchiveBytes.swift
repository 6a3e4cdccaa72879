import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

/// The bytes of a file, read wherever one likes and by several threads at once.
@safe
package final class ArchiveBytes: @unchecked Sendable {
    #if canImport(Musl)
        private typealias Handle = OpaquePointer
    #else
        private typealias Handle = UnsafeMutablePointer<FILE>
    #endif

    package let count: Int
    private let memory: [UInt8]
    private let handle: Handle?
    /// A file has one place at which it is read.
    private let place = Mutex(())

    package init(_ bytes: [UInt8]) {
        memory = bytes
        count = bytes.count
        unsafe handle = nil
    }

    /// - Returns: nil when the file cannot be opened.
    package init?(path: String) {
        guard let handle = unsafe fopen(path, "rb") else { return nil }
        guard unsafe ArchiveBytes.seek(handle, 0, SEEK_END), let size = unsafe ArchiveBytes.tell(handle) else {
            _ = unsafe fclose(handle)
            return nil
        }
        // Readers ask for large pieces: a buffer in between would only cost a copy.
        _ = unsafe setvbuf(handle, nil, _IONBF, 0)
        unsafe self.handle = unsafe handle
        memory = []
        count = size
    }

    deinit {
        if let handle = unsafe handle { _ = unsafe fclose(handle) }
    }

    /// Fills the buffer with what stands at an offset, as far as the file goes; the number of bytes, nil when reading
    /// failed.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard offset >= 0, offset < count, buffer.count > 0 else { return 0 }
        let length = min(buffer.count, count - offset)
        guard let handle = unsafe handle else {
            unsafe buffer.copyBytes(from: memory[offset..<offset + length])
            return length
        }
        return place.withLock { _ in
            guard unsafe ArchiveBytes.seek(handle, offset, SEEK_SET) else { return nil }
            let read = unsafe fread(buffer.baseAddress, 1, length, handle)
            return unsafe read < length && ferror(handle) != 0 ? nil : read
        }
    }

    /// The bytes from an offset on, fewer than asked for at the end; nil when reading failed.
    func read(at offset: Int, count length: Int) -> [UInt8]? {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(length, 0)) { buffer, initialized in
            let read = unsafe self.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            failed = read == nil
            initialized = read ?? 0
        }
        return failed ? nil : bytes
    }

    private static func seek(_ handle: Handle, _ offset: Int, _ origin: Int32) -> Bool {
        #if os(Windows)
            unsafe _fseeki64(handle, Int64(offset), origin) == 0
        #else
            unsafe fseeko(handle, off_t(offset), origin) == 0
        #endif
    }

    private static func tell(_ handle: Handle) -> Int? {
        #if os(Windows)
            let place = unsafe _ftelli64(handle)
        #else
            let place = unsafe ftello(handle)
        #endif
        return place < 0 ? nil : Int(place)
    }
}
