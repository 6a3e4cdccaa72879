/// The bytes that a reporter has made and not yet handed to its sink.
///
/// A report of millions of issues passes through it in pieces of about 64 KiB.
struct Pieces {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(repeating byte: UInt8, count: Int) {
        bytes.append(contentsOf: repeatElement(byte, count: max(count, 0)))
    }

    /// Hands over what is there once it is worth a call.
    mutating func drain(into sink: inout some ByteSink) throws {
        if bytes.count >= 65_536 { try flush(into: &sink) }
    }

    /// Hands over everything.
    mutating func flush(into sink: inout some ByteSink) throws {
        guard !bytes.isEmpty else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
