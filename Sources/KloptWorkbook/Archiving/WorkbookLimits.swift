/// How much of a workbook is read. Beyond a limit a file is refused, never cut.
///
/// The defaults leave a wide margin around anything Excel saves for a table of a million rows.
package struct WorkbookLimits: Sendable {
    /// Of the file, in bytes.
    package var fileSize = 512 << 20
    /// Parts in the archive.
    package var entryCount = 10_000
    /// Of one part, decompressed, in bytes.
    package var entrySize = 2 << 30
    /// Of all parts together, decompressed, in bytes.
    package var totalSize = 4 << 30
    /// How many times as large a part may be as its compressed bytes, beyond the first 16 MiB.
    package var ratio = 200
    /// Of a part's name, in bytes.
    package var pathLength = 512
    /// Elements within elements.
    package var markupDepth = 64
    /// Of one tag with its attributes, in bytes.
    package var markupLength = 1 << 20
    /// Of a cell's text, in UTF-8 bytes: Excel's own limit is 32,767 characters.
    package var cellLength = 32_767 * 4
    /// Of all shared strings together, in UTF-8 bytes.
    package var sharedStrings = 512 << 20
    /// Cell styles, and number formats.
    package var styles = 65_536
    package var sheetCount = 1024
    /// Merged ranges, and other lists of a sheet.
    package var mergedRanges = 1 << 20

    package init() {}
}
