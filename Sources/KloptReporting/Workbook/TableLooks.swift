import KloptModel
import KloptWorkbook

/// The styles of the tables in a workbook of klopt's.
struct TableLooks {
    let title: StyleIndex
    let lead: StyleIndex
    let header: StyleIndex
    let text: StyleIndex
    /// A text on one line.
    let line: StyleIndex
    let number: StyleIndex
    let link: StyleIndex
    let totalText: StyleIndex
    let totalNumber: StyleIndex
    private let texts: [Severity: StyleIndex]
    private let numbers: [Severity: StyleIndex]

    init(_ writer: inout WorkbookWriter) {
        let border = CellStyle.Border.around(.thin, color: "BFBFBF")
        func cell(_ font: CellStyle.Font = .init(), fill: String? = nil, isOneLine: Bool = false) -> CellStyle {
            CellStyle(font: font, fill: fill, border: border, vertical: .top, wrapsText: !isOneLine)
        }
        title = writer.style(CellStyle(font: .init(size: 16, isBold: true, color: "1F3864"), vertical: .center))
        lead = writer.style(CellStyle(vertical: .top))
        header = writer.style(
            CellStyle(
                font: .init(isBold: true, color: "FFFFFF"), fill: "1F3864", border: border, vertical: .center,
                wrapsText: true))
        text = writer.style(cell())
        line = writer.style(cell(isOneLine: true))
        number = writer.style(cell(isOneLine: true))
        link = writer.style(cell(.init(isUnderlined: true, color: "0563C1")))
        totalText = writer.style(cell(.init(isBold: true), fill: "E7ECF4"))
        totalNumber = writer.style(cell(.init(isBold: true), fill: "E7ECF4", isOneLine: true))
        var texts: [Severity: StyleIndex] = [:]
        var numbers: [Severity: StyleIndex] = [:]
        for severity in Severity.allCases {
            let fill = String(MarkColor.text(severity).dropFirst(2))
            texts[severity] = writer.style(cell(.init(isBold: true), fill: fill))
            numbers[severity] = writer.style(cell(.init(isBold: true), fill: fill, isOneLine: true))
        }
        (self.texts, self.numbers) = (texts, numbers)
    }

    func text(_ severity: Severity) -> StyleIndex { texts[severity] ?? text }
    func number(_ severity: Severity) -> StyleIndex { numbers[severity] ?? number }
}
