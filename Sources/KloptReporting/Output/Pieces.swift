/// The bytes that a reporter has made and not yet handed to its sink.
///
/// A report of millions of issues passes through it in pieces of about 64 KiB.
struct Pieces {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// A text of this program: most of what a report of many parts consists of.
    ///
    /// - Parameter count: how many of its bytes, all of them when there are fewer.
    mutating func append(literal text: StaticString, count: Int = .max) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }

    /// A number in decimal digits.
    mutating func append(digitsOf number: Int) {
        if (0..<10).contains(number) { return append(UInt8(ascii: "0") + UInt8(number)) }
        append(String(number))
    }

    /// Appends a text when each of its bytes satisfies the condition, and otherwise nothing.
    ///
    /// Most texts need no escaping; finding that out in the text's own storage makes a report of millions of issues
    /// bearable.
    mutating func append(_ text: String, ifEveryByte isPlain: (UInt8) -> Bool) -> Bool {
        let isAppended = unsafe text.utf8.withContiguousStorageIfAvailable { storage in
            guard unsafe storage.allSatisfy(isPlain) else { return false }
            unsafe bytes.append(contentsOf: storage)
            return true
        }
        if let isAppended { return isAppended }
        guard text.utf8.allSatisfy(isPlain) else { return false }
        append(text)
        return true
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
