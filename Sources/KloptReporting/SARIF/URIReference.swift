/// A path as a URI reference.
///
/// Source: RFC 3986, sections 2.3 (what needs no encoding), 3.3 and 4.2; RFC 8089 for a path from the root.
enum URIReference {
    /// A path from the root becomes a `file:` URI, another one a reference that is relative to the working directory.
    static func text(path: String) -> String { (path.hasPrefix("/") ? "file://" : "") + encoded(path) }

    /// Only what is never anything but itself stays; a colon in a first segment would read as a scheme.
    private static func encoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes += String(byte >> 4, radix: 16, uppercase: true).utf8
                bytes += String(byte & 15, radix: 16, uppercase: true).utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
