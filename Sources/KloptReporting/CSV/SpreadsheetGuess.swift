/// What a spreadsheet makes of a text in a CSV file when it opens it: some texts become another value without a word.
///
/// Tried in LibreOffice with Dutch settings: `007` became 7, `1-3` and `mei 2025` a date, `1E5` 100000. A day that is
/// written as `2025-03-01` becomes that same day, and is left alone.
enum SpreadsheetGuess {
    /// No number or date is longer.
    private static let longest = 24

    /// Whether the text would be another one in the spreadsheet's cell.
    ///
    /// - Complexity: O(1).
    static func changes(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(longest + 1))
        guard bytes.count <= longest, bytes.contains(where: isDigit) else { return false }
        return isOtherNumber(bytes) || isDate(bytes) || isMonth(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A leading zero, more digits than a number keeps, or an exponent.
    private static func isOtherNumber(_ bytes: [UInt8]) -> Bool {
        if bytes.allSatisfy(isDigit) { return bytes.count > 1 && bytes.first == 0x30 || bytes.count > 15 }
        let parts = bytes.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
        guard parts.count == 2, let number = parts.first, let exponent = parts.last else { return false }
        let sign = exponent.first == UInt8(ascii: "-") || exponent.first == UInt8(ascii: "+") ? 1 : 0
        return number.contains(where: isDigit) && exponent.count > sign && exponent.dropFirst(sign).allSatisfy(isDigit)
            && number.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    }

    /// Two or three short numbers with one mark between: a day, a month with a year, a time, a fraction.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        guard let mark = bytes.first(where: { !isDigit($0) }), "-/.:".utf8.contains(mark) else { return false }
        let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(isDigit) })
        else { return false }
        if parts.count == 3 { return parts.first?.count != 4 || mark != UInt8(ascii: "-") }
        // `1.484` and `35.4` are numbers, and stay them.
        return mark != UInt8(ascii: ".") && parts.contains { $0.count <= 2 }
    }

    private static let months: Set<String> = [
        "jan", "feb", "mrt", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
        "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november",
        "december", "january", "february", "march", "june", "july", "august", "october",
    ]

    /// The name of a month and numbers, and nothing else: `mei 2025`, `1-apr-25`.
    private static func isMonth(_ text: String) -> Bool {
        let words = text.lowercased().split { " -/.".contains($0) }
        let names = words.filter { !$0.utf8.allSatisfy(isDigit) }
        guard let name = names.first, names.count == 1 else { return false }
        return words.count <= 3 && months.contains(String(name))
    }
}
