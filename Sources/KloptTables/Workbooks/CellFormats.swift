import KloptModel
import KloptWorkbook

/// Writes a cell's number as text that reads in one way: with a comma, without marks between thousands.
struct CellFormats {
    private let formats: [NumberFormat]
    private let usesDate1904: Bool

    init(_ workbook: Workbook) {
        formats = (0..<workbook.styles.count).map { workbook.styles.format($0) }
        usesDate1904 = workbook.usesDate1904
    }

    /// A percentage is written as it is shown (0.35484 as `35,5%`): that is what was reported, and what was calculated has
    /// digits without end. Every other number is written with all its digits, and with the zeros that are shown.
    ///
    /// - Parameter mantissa: the number times a power of ten, `scale`.
    func append(_ mantissa: Int64, scale: Int, style: Int, to text: inout [UInt8]) {
        // Nearly every cell of a table is a count.
        if scale == 0, style == 0 || formats.indices.contains(style) && formats[style].isPlain {
            if mantissa < 0 { text.append(UInt8(ascii: "-")) }
            return CellFormats.append(mantissa.magnitude, to: &text)
        }
        let number = DecimalNumber(mantissa: mantissa, scale: UInt8(clamping: scale)).withoutNoise
        let format = formats.indices.contains(style) ? formats[style] : .general
        switch format.kind {
        case .percent:
            append(number.shifted(by: 2).rounded(to: format.decimals), decimals: format.decimals, to: &text)
            text.append(UInt8(ascii: "%"))
        case .date, .dateAndTime:
            guard number.mantissa > 0, let day = Int(exactly: number.whole),
                let date = SerialDate(serial: day, usesDate1904: usesDate1904),
                let written = CalendarDate(year: date.year, month: date.month, day: date.day)
            else { return append(number, decimals: 0, to: &text) }
            text.append(contentsOf: written.description.utf8)
        case .number: append(number, decimals: format.decimals, to: &text)
        default: append(number, decimals: 0, to: &text)
        }
    }

    private func append(_ number: DecimalNumber, decimals: Int, to text: inout [UInt8]) {
        if number.mantissa < 0 { text.append(UInt8(ascii: "-")) }
        let scale = Int(number.scale)
        let digits = CellFormats.digits(number.mantissa.magnitude, atLeast: scale + 1)
        text.append(contentsOf: digits.dropLast(scale))
        // Three digits behind a comma might be thousands.
        let shown = scale == 3 && decimals <= 3 ? 4 : max(scale, min(decimals, 15))
        guard shown > 0 else { return }
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: digits.suffix(scale))
        text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: shown - scale))
    }

    private static func append(_ value: UInt64, to text: inout [UInt8]) {
        var power: UInt64 = 1
        while value / power >= 10 { power *= 10 }
        while power > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / power % 10))
            power /= 10
        }
    }

    /// Decimal digits, with zeros in front where there are fewer than asked for.
    private static func digits(_ value: UInt64, atLeast length: Int) -> [UInt8] {
        var count = 1
        var rest = value
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: max(count, length))
        rest = value
        for index in stride(from: digits.count - 1, through: digits.count - count, by: -1) {
            digits[index] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return digits
    }
}

extension DecimalNumber {
    /// The digits before the point.
    fileprivate var whole: Int64 { scale > 18 ? 0 : mantissa / DecimalNumber.powers[Int(scale)] }

    /// Times a power of ten; itself where that does not fit.
    fileprivate func shifted(by places: UInt8) -> DecimalNumber {
        if scale >= places { return DecimalNumber(mantissa: mantissa, scale: scale - places) }
        let (product, overflows) = mantissa.multipliedReportingOverflow(
            by: DecimalNumber.powers[Int(places - scale)])
        return overflows ? self : DecimalNumber(mantissa: product, scale: 0)
    }

    /// Without what binary arithmetic leaves behind: a spreadsheet shows 15 digits, and 0.1 + 0.2 − 0.3 as 0.
    fileprivate var withoutNoise: DecimalNumber {
        var length = 0
        var rest = mantissa.magnitude
        while rest > 0 {
            rest /= 10
            length += 1
        }
        return rounded(to: min(Int(scale), 15 - length + Int(scale), 12)).reduced
    }

    /// Without zeros at the end of the fraction.
    private var reduced: DecimalNumber {
        var number = self
        while number.scale > 0, number.mantissa % 10 == 0 {
            number.mantissa /= 10
            number.scale -= 1
        }
        return number
    }

    /// To so many decimals, halves away from zero.
    fileprivate func rounded(to decimals: Int) -> DecimalNumber {
        guard decimals >= 0, decimals < Int(scale), Int(scale) - decimals <= 18 else { return self }
        let power = DecimalNumber.powers[Int(scale) - decimals]
        let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: power)
        let isUp = rest.magnitude >= power.magnitude - rest.magnitude
        return DecimalNumber(
            mantissa: isUp ? quotient + (mantissa < 0 ? -1 : 1) : quotient, scale: UInt8(max(0, decimals)))
    }

    private static let powers: [Int64] = (0...18).map { (0..<$0).reduce(Int64(1)) { power, _ in power * 10 } }
}

extension NumberFormat {
    /// A whole number shows as its digits.
    fileprivate var isPlain: Bool {
        switch kind {
        case .general, .text: true
        case .number: decimals == 0
        default: false
        }
    }
}
