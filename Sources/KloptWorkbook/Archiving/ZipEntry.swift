/// A part of an archive, as its directory lists it.
package struct ZipEntry: Sendable, Equatable {
    /// With `/` between folders; ends in `/` for a folder.
    package var path: String
    package var isStored: Bool
    package var checksum: UInt32
    /// In bytes, as it stands in the archive.
    package var compressedSize: Int
    /// In bytes, decompressed.
    package var size: Int
    /// Where its own header begins, from the start of the file.
    var headerOffset: Int
    /// Where the next part's header or the directory begins: it cannot reach further.
    var end: Int
    /// The name as it stands in the archive.
    var rawName: [UInt8]
}

extension ZipEntry {
    static let localSignature: UInt64 = 0x0403_4B50
    static let centralSignature: UInt64 = 0x0201_4B50
    static let localHeaderSize = 30
    static let centralHeaderSize = 46
    static let methodStored = 0
    static let methodDeflate = 8
    /// Bits of the general purpose flags, section 4.4.4.
    static let flagEncrypted = 1 << 0
    static let flagStrongEncryption = 1 << 6
    static let flagUTF8 = 1 << 11
    static let flagMaskedHeader = 1 << 13
    static let zip64Extra = 0x0001
    static let full32 = 0xFFFF_FFFF
    static let full16 = 0xFFFF
}
