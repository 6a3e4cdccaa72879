import KloptModel

/// Pieces of spreadsheet formulas as text, in the form in which files store them: English names, commas, points.
///
/// Only functions that Excel 2010 and LibreOffice have. A piece that is repeated for every record has `Formula.row` where
/// its row number belongs.
enum Formula {
    /// Stands for the row number of the record; no text of a pack can hold it, since literals drop control characters.
    static let row = "\u{1}"

    /// Without end, as far as a spreadsheet goes: large enough to be told from every sum of counts, small enough that the
    /// product of three is still a number.
    static let open = "1E+100"
    static let openBelow = "-1E+100"
    /// Beyond this a bound is open.
    static let openFrom = "1E+50"

    /// A text as a literal. A literal may be 255 characters long, so a longer one is several, joined.
    static func literal(_ text: String) -> String {
        var pieces: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { pieces.append("CHAR(10)") }
            var piece = ""
            var length = 0
            for scalar in line.unicodeScalars where scalar.value >= 0x20 {
                let width = scalar.value > 0xFFFF ? 2 : 1
                if length + width > 250 {
                    pieces.append("\"\(piece)\"")
                    (piece, length) = ("", 0)
                }
                piece += scalar == "\"" ? "\"\"" : String(scalar)
                length += width
            }
            if !piece.isEmpty || line.isEmpty && number == 0 && text.isEmpty { pieces.append("\"\(piece)\"") }
        }
        return pieces.isEmpty ? "\"\"" : pieces.joined(separator: "&")
    }

    /// A formula in each of some rows.
    ///
    /// - Complexity: O(rows × length).
    static func inRows(_ formula: String, _ rows: ClosedRange<Int>) -> [(row: Int, formula: String)] {
        let pieces = formula.utf8.split(separator: 1, omittingEmptySubsequences: false).map { Array($0) }
        return rows.map { row in
            (row, String(decoding: Array(pieces.joined(separator: Array(String(row).utf8))), as: UTF8.self))
        }
    }

    /// A sheet's name in front of a reference.
    static func sheet(_ name: String) -> String { "'" + name.replacing("'", with: "''") + "'!" }

    /// The cell of a column (0-based) in the record's row, on a sheet.
    static func cell(_ column: Int, sheet: String) -> String {
        Formula.sheet(sheet) + "$" + DataPlace.columnLetters(column) + row
    }

    static func choose(_ condition: String, _ then: String, _ otherwise: String) -> String {
        "IF(\(condition),\(then),\(otherwise))"
    }

    /// An associative function (`MIN`, `MAX`, `AND`, `OR`) of any number of parts: as many calls as it takes.
    static func joined(_ parts: [String], _ function: String) -> String {
        if parts.count == 1 { return parts[0] }
        let most = FormulaLimits.mostArguments
        guard parts.count > most else { return "\(function)(\(parts.joined(separator: ",")))" }
        let groups = stride(from: 0, to: parts.count, by: most).map { start in
            joined(Array(parts[start..<min(start + most, parts.count)]), function)
        }
        return joined(groups, function)
    }
}
