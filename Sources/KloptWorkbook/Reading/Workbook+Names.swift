extension Workbook {
    /// The sheet that a defined name such as `'Blad 1'!$A$1` leads to; nil when it leads to none.
    package func sheet(namedBy name: String) -> Int? {
        guard let formula = definedNames.first(where: { $0.name == name })?.formula,
            let mark = formula.lastIndex(of: "!")
        else { return nil }
        var sheet = String(formula[..<mark])
        if sheet.first == "'", sheet.last == "'", sheet.count > 2 {
            sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
        }
        return sheets.firstIndex { $0.name == sheet }
    }
}
