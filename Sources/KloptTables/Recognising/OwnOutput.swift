import KloptModel

/// Knows what klopt wrote itself: an issue list or an overview that was saved among the submissions is no delivery.
enum OwnOutput {
    /// - Parameter bytes: the first of a file, without a byte order mark.
    static func isOwn(_ bytes: [UInt8], encoding: TextEncoding) -> Bool {
        isReport(bytes)
            || Dialect.candidates(in: bytes.prefix(1 << 10)).contains { delimiter in
                var head = Head(bytes, delimiter: delimiter, from: 0, encoding: encoding, isWhole: true)
                guard let first = head.cells(0, atMost: 2), ReportColumns.mayBeOwn(beginning: first) else {
                    return false
                }
                return head.cells(0).map(ReportColumns.isOwn) ?? false
            }
    }

    /// A JSON object whose first key is `klopt`.
    private static func isReport(_ bytes: [UInt8]) -> Bool {
        let text = bytes.prefix(64).filter { $0 > UInt8(ascii: " ") }
        return text.starts(with: Array("{\"klopt\":".utf8))
    }
}
