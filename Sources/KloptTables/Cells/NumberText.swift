/// A number as people write it: `1.484`, `1 484`, `35,4%`, `-12`.
///
/// A point followed by exactly three digits groups thousands, as in Dutch; a comma is a decimal mark. Two kinds of marks
/// tell each other apart (`1.484,5`, `1,484.5`). What allows two readings is not a number: a count of `1,484` may be 1484
/// or a broken 1.484, and nothing here guesses.
struct NumberText: Equatable {
    var isNegative: Bool
    /// The digits before the decimal mark; `Int64.max` when there are more than 18.
    var whole: Int64
    /// The digits behind it as ASCII, without superfluous zeros.
    var decimals: [UInt8]
    /// How many digits stand behind the decimal mark, zeros too: the precision with which the number was written.
    var writtenDecimals: Int
    var hasPercent: Bool

    /// - Parameter text: trimmed.
    /// - Returns: nil for anything that is not one number.
    static func read(_ text: some StringProtocol, asCount: Bool) -> NumberText? {
        guard var bytes = plainBytes(text)?[...] else { return nil }
        if bytes.first == UInt8(ascii: "'") { bytes.removeFirst() }
        var result = NumberText(isNegative: false, whole: 0, decimals: [], writtenDecimals: 0, hasPercent: false)
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            result.isNegative = sign == UInt8(ascii: "-")
            bytes.removeFirst()
        }
        if bytes.last == UInt8(ascii: "%") {
            result.hasPercent = true
            bytes.removeLast()
        }
        while bytes.first == space { bytes.removeFirst() }
        while bytes.last == space { bytes.removeLast() }
        guard let (whole, decimals) = split(bytes, asCount: asCount) else { return nil }
        let digits = whole.drop { $0 == UInt8(ascii: "0") }
        result.whole = digits.count > 18 ? .max : digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        result.decimals = decimals
        result.writtenDecimals = decimals.count
        while result.decimals.last == UInt8(ascii: "0") { result.decimals.removeLast() }
        return result
    }

    private static let space = UInt8(ascii: " ")

    /// ASCII only, with every kind of space, apostrophe and minus sign as its plain one; nil for other characters.
    private static func plainBytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x20, 0xA0, 0x2007, 0x2009, 0x200A, 0x202F: bytes.append(space)
            case 0x60, 0xB4, 0x2018, 0x2019: bytes.append(UInt8(ascii: "'"))
            case 0x2212, 0x2013: bytes.append(UInt8(ascii: "-"))
            case 0x21..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            default: return nil
            }
        }
        return bytes
    }

    /// The digits before and behind the decimal mark.
    private static func split(_ bytes: ArraySlice<UInt8>, asCount: Bool) -> (whole: [UInt8], decimals: [UInt8])? {
        var groups: [[UInt8]] = [[]]
        var marks: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): groups[groups.count - 1].append(byte)
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), space:
                marks.append(byte)
                groups.append([])
            default: return nil
            }
        }
        guard !groups.contains(where: \.isEmpty), let first = groups.first, let last = groups.last else { return nil }
        guard let mark = marks.last else { return (first, []) }
        let grouped = groups.dropFirst().allSatisfy { $0.count == 3 } && first.count <= 3
        let canBeDecimal = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")

        if Set(marks).count == 1 {
            if marks.count > 1 || !canBeDecimal { return grouped ? (groups.flatMap { $0 }, []) : nil }
            if mark == UInt8(ascii: "."), grouped, first.first != UInt8(ascii: "0") { return (first + last, []) }
            if mark == UInt8(ascii: ","), last.count == 3, asCount { return nil }
            return (first, last)
        }
        // Two kinds of marks: the last one, standing once, is the decimal mark; the others are of one kind.
        let wholeGroups = groups.dropLast()
        guard canBeDecimal, Set(marks.dropLast()).count == 1, marks.dropLast().last != mark, first.count <= 3,
            wholeGroups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        let groupMark = marks.first
        let isLoose = groupMark == space || groupMark == UInt8(ascii: "'")
        if isLoose, mark == UInt8(ascii: "."), last.count == 3 { return nil }
        return (wholeGroups.flatMap { $0 }, last)
    }
}
