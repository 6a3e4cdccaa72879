/// Where a reporter's bytes go: memory, a file, a pipe.
package protocol ByteSink {
    /// Takes the next piece.
    ///
    /// - Throws: when the piece could not be stored; the reporter then stops and passes the error on.
    mutating func write(_ bytes: [UInt8]) throws
}

/// A sink that keeps everything in memory.
package struct ByteBuffer: ByteSink {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
