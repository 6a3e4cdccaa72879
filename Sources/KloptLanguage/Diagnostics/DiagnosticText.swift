import KloptModel

/// Diagnostics as people read them: what is wrong, where, the line with a caret, and one line of help.
package enum DiagnosticText {
    package static func render(_ diagnostics: [Diagnostic], language: Language, color: Bool) -> String {
        var text = diagnostics.map { block($0, language: language, color: color) }.joined(separator: "\n")
        let errors = diagnostics.count { !$0.isWarning }
        let warnings = diagnostics.count - errors
        if !diagnostics.isEmpty {
            let counts = Localized(
                "\(errors) \(errors == 1 ? "fout" : "fouten"), \(warnings) \(warnings == 1 ? "waarschuwing" : "waarschuwingen")",
                en:
                    "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")"
            )
            text += "\n" + counts.text(in: language) + "\n"
        }
        return text
    }

    private static func block(_ diagnostic: Diagnostic, language: Language, color: Bool) -> String {
        let dutch = language == .dutch
        let place = diagnostic.place
        let kind = diagnostic.isWarning ? (dutch ? "waarschuwing" : "warning") : (dutch ? "fout" : "error")
        let tint = diagnostic.isWarning ? "33" : "31"
        func paint(_ text: String, _ code: String) -> String { color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

        var lines = [
            "\(paint("\(kind) \(diagnostic.code)", "1;\(tint)")): \(printable(diagnostic.message.text(in: language)))"
        ]
        let number = String(place.line)
        let margin = String(repeating: " ", count: number.count)
        if !place.file.isEmpty {
            lines.append("\(margin) \(paint("┌─", "2")) \(printable(place.file)):\(place.line):\(place.column)")
        }
        if !diagnostic.sourceLine.isEmpty {
            let (line, caret) = underlined(diagnostic)
            lines.append("\(number) \(paint("│", "2")) \(line)")
            lines.append("\(margin) \(paint("│", "2")) \(paint(caret, "1;\(tint)"))")
        }
        if let help = diagnostic.help {
            lines.append("\(margin) \(paint("=", "2")) \(printable(help.text(in: language)))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The line, cut around the place when it is long, and the caret under it.
    private static func underlined(_ diagnostic: Diagnostic) -> (line: String, caret: String) {
        let characters = Array(printable(diagnostic.sourceLine))
        let column = max(0, min(diagnostic.place.column - 1, characters.count))
        let start = column > 90 ? column - 60 : 0
        let end = min(characters.count, start + 120)
        let length = max(1, min(diagnostic.place.length, max(1, end - column)))
        let prefix = start > 0 ? "…" : ""
        let suffix = end < characters.count ? "…" : ""
        return (
            prefix + String(characters[start..<end]) + suffix,
            String(repeating: " ", count: prefix.count + column - start) + String(repeating: "^", count: length)
        )
    }

    /// Without control characters, which a terminal would obey.
    private static func printable(_ text: String) -> String {
        String(text.map { $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? " " : $0 })
    }
}
