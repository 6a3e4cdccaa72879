/// Why a file was not read as a workbook; the words for people are the caller's.
package enum WorkbookError: Error, Equatable, Sendable {
    /// It cannot be opened or read.
    case unreadable
    /// It is something else.
    case other(FileForm)
    /// It is larger than klopt reads. The part is empty when it is the file as a whole.
    case tooLarge(Limit, part: String)
    /// Its insides are not as they should be.
    case damaged(Damage, part: String)

    /// What a file is that is no readable workbook in the Office Open XML form.
    package enum FileForm: Equatable, Sendable {
        case empty
        /// No zip archive, nor anything else known here.
        case unknown
        /// `.xls`, the form of Excel 97.
        case legacyWorkbook
        /// A workbook with a password to open it.
        case encryptedWorkbook
        /// A compound file of another program.
        case compoundFile
        /// `.ods` and its kin.
        case openDocument
        /// `.numbers` and its kin.
        case appleDocument
        /// `.xlsb`.
        case binaryWorkbook
        /// A document of Word or PowerPoint.
        case otherOfficeDocument
        /// A zip archive with a password.
        case encryptedArchive
        /// A zip archive without a workbook.
        case otherArchive
    }

    /// The fields of `WorkbookLimits`.
    package enum Limit: Equatable, Sendable {
        case fileSize, entryCount, entrySize, totalSize, ratio, pathLength
        case markupDepth, markupLength, cellLength, sharedStrings, styles, sheetCount, mergedRanges
    }

    package enum Damage: Equatable, Sendable {
        /// The file or a part ends too early.
        case truncated
        /// The archive's list of parts is not in order.
        case directory
        /// A part's own header is missing or says something else than the list.
        case header
        /// A part's name leads outside the archive or is no name.
        case path
        case duplicatePath
        /// Two parts share bytes.
        case overlap
        /// Compressed otherwise than with deflate.
        case compressionMethod(Int)
        case compressedData
        case checksum
        case size
        /// No well-formed XML.
        case markup
        /// A declaration of a document type, which no workbook has.
        case documentType
        /// An entity that is not one of XML's own five.
        case entity
        /// Text that is neither UTF-8 nor UTF-16.
        case encoding
        /// A part that another one names is not there.
        case missing
        /// A cell or row that does not come after the one before it, or a cell in another one's row.
        case disorder(CellReference)
        /// A cell whose reference, type, style or value is no such thing, or refers to what is not there.
        case cell(CellReference)
        /// A reference, number or name outside cells that is no such thing.
        case value
    }
}
