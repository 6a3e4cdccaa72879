/// A number exactly as its digits say: `mantissa / 10^scale`, without zeros at the end of the fraction.
///
/// A workbook stores binary numbers and writes them with up to 17 digits: 35.4% stands as 0.35399999999999998. More than
/// 15 digits are therefore read as the shortest number that is stored as the same binary number, which is what was meant.
package struct DecimalNumber: Sendable, Hashable {
    package var mantissa: Int64
    package var scale: UInt8

    package init(mantissa: Int64, scale: UInt8) {
        self.mantissa = mantissa
        self.scale = scale
    }

    enum Reading: Equatable {
        case number(DecimalNumber)
        /// A number with more than 18 digits before or behind the point, or an infinite one.
        case extreme
        /// No number.
        case none
    }

    /// So many digits survive being stored as a binary number.
    static let exactDigits = 15
    private static let mostDigits = 18

    private static let unbounded = ["INF", "-INF", "NaN"].map { Array($0.utf8) }

    /// Reads what XML Schema calls a double.
    ///
    /// - Complexity: O(bytes).
    static func read(_ bytes: some Collection<UInt8>) -> Reading {
        guard let parts = Parts(bytes) else { return unbounded.contains { $0.elementsEqual(bytes) } ? .extreme : .none }
        if parts.digitCount <= exactDigits { return parts.number }
        let value = Double(String(decoding: bytes, as: UTF8.self)) ?? .infinity
        guard value.isFinite, let shortest = Parts(value.description.utf8) else { return .extreme }
        return shortest.number
    }

    private struct Parts {
        var isNegative = false
        /// The digits without zeros at either end, when they are at most `mostDigits`.
        var digits: Int64 = 0
        var digitCount = 0
        /// How many digits stand behind the point; below zero when zeros follow.
        var scale = 0

        init?(_ bytes: some Collection<UInt8>) {
            var index = bytes.startIndex
            if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isNegative = sign == UInt8(ascii: "-")
                bytes.formIndex(after: &index)
            }
            var hasDigits = false
            var afterPoint = false
            // Zeros that count only when another digit follows.
            var zeros = 0
            while index != bytes.endIndex {
                let byte = bytes[index]
                let digit = byte &- UInt8(ascii: "0")
                if digit < 10 {
                    hasDigits = true
                    if afterPoint { scale += 1 }
                    if digit == 0 {
                        if digitCount > 0 { zeros += 1 }
                    } else {
                        digitCount += zeros + 1
                        if digitCount <= DecimalNumber.mostDigits {
                            for _ in 0...zeros { digits *= 10 }
                            digits += Int64(digit)
                        }
                        zeros = 0
                    }
                } else if byte == UInt8(ascii: "."), !afterPoint {
                    afterPoint = true
                } else {
                    break
                }
                bytes.formIndex(after: &index)
            }
            guard hasDigits else { return nil }
            if index != bytes.endIndex {
                let rest = bytes[index...]
                guard rest.first == UInt8(ascii: "E") || rest.first == UInt8(ascii: "e"), rest.count < 12,
                    let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self))
                else { return nil }
                scale -= exponent
            }
            scale -= zeros
        }

        var number: Reading {
            guard digitCount > 0 else { return .number(DecimalNumber(mantissa: 0, scale: 0)) }
            let zeros = max(0, -scale)
            guard digitCount + zeros <= mostDigits, scale <= mostDigits else { return .extreme }
            var mantissa = digits
            for _ in 0..<zeros { mantissa *= 10 }
            return .number(DecimalNumber(mantissa: isNegative ? -mantissa : mantissa, scale: UInt8(max(0, scale))))
        }
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// With a point: `-0.354`.
    package var description: String {
        let digits = String(mantissa.magnitude)
        guard scale > 0 else { return mantissa < 0 ? "-" + digits : digits }
        let padded = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(Int(scale)) + "." + padded.suffix(Int(scale))
    }
}
