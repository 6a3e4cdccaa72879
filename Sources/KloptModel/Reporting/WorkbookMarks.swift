/// Names that klopt gives within workbooks, and by which it knows again what it made.
///
/// A name stays with its sheet when somebody calls the sheet otherwise or puts another in front of it.
package enum WorkbookMarks {
    /// The sheet with points that klopt put into a submitted workbook.
    package static let list = "_klopt_lijst"
    /// The sheet, called so too, by which klopt knows what it coloured.
    package static let memory = "_klopt_terug"
    /// A workbook that is an issue list or an overview, and no submission.
    package static let report = "_klopt_overzicht"
}
