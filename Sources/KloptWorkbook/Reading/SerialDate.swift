/// A day as a workbook counts them.
///
/// Source: ECMA-376 Part 1, section 18.17.4.
package struct SerialDate: Sendable, Hashable {
    package var year: Int
    package var month: Int
    package var day: Int

    /// - Parameters:
    ///   - serial: days since the end of 1899, or since the beginning of 1904; hours are the part behind the point.
    /// - Returns: nil for what is no day from 1900 to 9999.
    package init?(serial: Int, usesDate1904: Bool) {
        // Day 60 of the 1900 system is 29 February 1900, which there never was; days before it are one further on.
        if !usesDate1904, serial == 60 { return nil }
        let offset = usesDate1904 ? 24_107 : serial < 60 ? 25_568 : 25_569
        guard serial >= (usesDate1904 ? 0 : 1), serial <= 2_958_465 else { return nil }
        self.init(daysSince1970: serial - offset)
        guard year <= 9999 else { return nil }
    }

    /// The calendar's day; years in which there is a 29 February at their ends make the sums short.
    private init(daysSince1970: Int) {
        let days = daysSince1970 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
