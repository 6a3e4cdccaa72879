/// Looks into a compound file, the form of Excel 97 and of workbooks with a password, for what it holds.
///
/// Source: MS-CFB, sections 2.2, 2.3 and 2.6.1; MS-OFFCRYPTO, section 2.3.4.4.
enum CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let headerSize = 512
    private static let entrySize = 128
    private static let nameSize = 64
    /// A directory of real files has a few.
    private static let mostSectors = 256
    private static let sectorsInHeader = 109

    static func form(_ bytes: ArchiveBytes) -> WorkbookError.FileForm {
        let names = streamNames(bytes)
        if names.contains("EncryptedPackage") { return .encryptedWorkbook }
        return names.contains("Workbook") || names.contains("Book") ? .legacyWorkbook : .compoundFile
    }

    private static func streamNames(_ bytes: ArchiveBytes) -> Set<String> {
        guard let header = bytes.read(at: 0, count: headerSize), header.count == headerSize else { return [] }
        var reader = LittleEndianReader(header[30...])
        let shift = reader.integer(2)
        guard shift == 9 || shift == 12 else { return [] }
        reader = LittleEndianReader(header[48...])
        var sector = reader.integer(4)
        var names: Set<String> = []
        for _ in 0..<mostSectors {
            guard let content = bytes.read(at: (sector + 1) << shift, count: 1 << shift), content.count >= entrySize
            else {
                break
            }
            for start in stride(from: 0, to: content.count - entrySize + 1, by: entrySize) {
                names.insert(name(content[start..<start + entrySize]))
            }
            guard let next = sectorBehind(sector, shift: shift, header: header, bytes), next != sector else { break }
            sector = next
        }
        return names
    }

    private static func name(_ entry: ArraySlice<UInt8>) -> String {
        var reader = LittleEndianReader(entry)
        var units = (0..<nameSize / 2).map { _ in UInt16(truncatingIfNeeded: reader.number(2)) }
        let length = reader.integer(2) / 2 - 1
        units.removeLast(units.count - max(0, min(length, units.count)))
        return String(decoding: units, as: UTF16.self)
    }

    /// The next sector of a chain, nil at its end.
    private static func sectorBehind(_ sector: Int, shift: Int, header: [UInt8], _ bytes: ArchiveBytes) -> Int? {
        let perSector = 1 << (shift - 2)
        let table = sector / perSector
        guard table < sectorsInHeader else { return nil }
        var reader = LittleEndianReader(header[(76 + table * 4)...])
        let place = (reader.integer(4) + 1) << shift + sector % perSector * 4
        guard let number = bytes.read(at: place, count: 4), number.count == 4 else { return nil }
        reader = LittleEndianReader(number)
        let next = reader.integer(4)
        return next <= 0xFFFF_FFFA ? next : nil
    }
}
