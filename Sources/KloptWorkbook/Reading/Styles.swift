/// The number formats of cell styles.
///
/// Source: ECMA-376 Part 1, sections 18.8.10 (cellXfs), 18.8.45 (xf) and 18.8.31 (numFmts).
package struct Styles: Sendable {
    private var formats: [NumberFormat] = []

    package init() {}

    package var count: Int { formats.count }

    /// General for a style that there is not.
    package func format(_ style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .general }

    init(_ stream: PartStream, limits: WorkbookLimits) throws(WorkbookError) {
        let scanner = try XMLScanner(stream, limits: limits)
        var custom: [Int: NumberFormat] = [:]
        var isWithinCells = false
        while true {
            switch try scanner.next() {
            case .finish: return
            case .start where scanner.isMain("cellXfs"): isWithinCells = true
            case .end where scanner.isMain("cellXfs"): isWithinCells = false
            case .start where scanner.isMain("numFmt") && !isWithinCells && scanner.depth == 3:
                guard let number = try scanner.integer("numFmtId"), let code = try scanner.attribute("formatCode")
                else {
                    throw scanner.damage(.value)
                }
                custom[number] = NumberFormat(code: code)
                guard custom.count <= limits.styles else { throw .tooLarge(.styles, part: stream.path) }
            case .start where scanner.isMain("xf") && isWithinCells:
                let number = try scanner.integer("numFmtId") ?? 0
                formats.append(custom[number] ?? NumberFormat(builtIn: number) ?? .general)
                guard formats.count <= limits.styles else { throw .tooLarge(.styles, part: stream.path) }
            default: break
            }
        }
    }
}
