/// How a cell shows its number, as far as that says what the number means.
///
/// Source: ECMA-376 Part 1, sections 18.8.30 and 18.8.31.
package struct NumberFormat: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// As many decimals as there are.
        case general
        case number
        /// Shown times a hundred.
        case percent
        case date
        case time
        case dateAndTime
        /// A length of time, such as `[h]:mm`.
        case duration
        case scientific
        case fraction
        /// `@`: digits typed here are text.
        case text
    }

    package var kind: Kind
    /// How many decimals are shown, of a percentage those of the percentage; 0 where it does not apply.
    package var decimals: Int

    package init(kind: Kind, decimals: Int = 0) {
        self.kind = kind
        self.decimals = decimals
    }

    package static let general = NumberFormat(kind: .general)

    package var isMoment: Bool { kind == .date || kind == .dateAndTime }

    /// A format that every program knows by its number; nil for other numbers.
    package init?(builtIn number: Int) {
        switch number {
        case 0: self = .general
        case 1, 3, 5, 6, 37, 38, 41, 42: self.init(kind: .number)
        case 2, 4, 7, 8, 39, 40, 43, 44: self.init(kind: .number, decimals: 2)
        case 9: self.init(kind: .percent)
        case 10: self.init(kind: .percent, decimals: 2)
        case 11: self.init(kind: .scientific, decimals: 2)
        case 12, 13: self.init(kind: .fraction)
        case 14...17, 27...31, 34...36, 50...58: self.init(kind: .date)
        case 18...21, 32, 33, 45, 47: self.init(kind: .time)
        case 22: self.init(kind: .dateAndTime)
        case 46: self.init(kind: .duration)
        case 48: self.init(kind: .scientific, decimals: 1)
        case 49: self.init(kind: .text)
        default: return nil
        }
    }

    /// Reads the part of a format code for positive numbers: `0.0%`, `#,##0`, `dd-mm-yyyy`, `[$-413]d mmmm yyyy;@`.
    package init(code: String) {
        var letters: Set<Character> = []
        var isElapsed = false
        var decimals = 0
        var afterPoint = false
        var placeholders = 0
        var isPercent = false
        var isGeneral = false
        var rest = code[...]
        scan: while let character = rest.popFirst() {
            switch character {
            case "\"":
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*":
                rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.dropFirst(inside.count + 1)
                if let unit = inside.first, "hms".contains(unit), inside.allSatisfy({ $0 == unit }) { isElapsed = true }
            case ";": break scan
            case ".": afterPoint = true
            case "0", "#", "?":
                placeholders += 1
                if afterPoint { decimals += 1 }
            case "%": isPercent = true
            case "E", "e":
                letters.insert("e")
                afterPoint = false
            case "/", "@": letters.insert(character)
            case "G", "g":
                guard rest.lowercased().hasPrefix("eneral") else { continue }
                isGeneral = true
                rest = rest.dropFirst(6)
            case "A", "a":
                // `AM/PM` and `A/P`.
                let mark = rest.prefix { $0 != " " && $0 != ";" }.lowercased()
                if mark.hasPrefix("m/pm") || mark.hasPrefix("/p") {
                    letters.insert("h")
                    rest = rest.dropFirst(mark.hasPrefix("m/pm") ? 4 : 2)
                }
            case let letter where letter.isASCII && letter.isLetter:
                letters.insert(Character(letter.lowercased()))
            default: break
            }
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDate =
            letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime && !isElapsed)
        if isGeneral {
            self.init(kind: isPercent ? .percent : .general)
        } else if isElapsed {
            self.init(kind: .duration)
        } else if hasDate, placeholders == 0 || hasTime {
            self.init(kind: hasTime ? .dateAndTime : .date)
        } else if hasTime {
            self.init(kind: .time)
        } else if isPercent {
            self.init(kind: .percent, decimals: decimals)
        } else if letters.contains("e"), placeholders > 0 {
            self.init(kind: .scientific, decimals: decimals)
        } else if letters.contains("/"), placeholders > 0 {
            self.init(kind: .fraction)
        } else if placeholders > 0 {
            self.init(kind: .number, decimals: decimals)
        } else {
            self.init(kind: letters.contains("@") ? .text : .general)
        }
    }
}
