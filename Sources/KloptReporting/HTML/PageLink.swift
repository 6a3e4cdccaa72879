/// Addresses within a page's own folder.
enum PageLink {
    /// Every byte that could mean something in an address is written as itself.
    ///
    /// Source: RFC 3986, 2.1 and 4.2 (a dot segment in front, so that a colon makes no scheme).
    static func toFile(_ name: String) -> String {
        var address = "./"
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                address += (hex.utf8.count == 1 ? "%0" : "%") + hex
            }
        }
        return address
    }
}
