/// The printed figures of reports, held against those that follow from the accepted deliveries.
package struct FigureComparison: Sendable {
    package struct Difference: Hashable, Sendable {
        /// The report that prints it; nil when the figures do not say.
        package var report: String?
        /// What tells the figure apart, without the report.
        package var key: [KeyPart]
        package var printed: Number
        /// As it would be printed; nil when only bounds are known.
        package var expected: Number?
        package var message: String
        /// How it probably came about; nil when nothing fits.
        package var hint: String?

        package init(
            report: String?, key: [KeyPart], printed: Number, expected: Number?, message: String, hint: String?
        ) {
            self.report = report
            self.key = key
            self.printed = printed
            self.expected = expected
            self.message = message
            self.hint = hint
        }
    }

    /// How many are as they should be.
    package var same = 0
    /// Those that are not, in the order of the input.
    package var differences: [Difference] = []
    /// How many need what is missing.
    package var undecided = 0
    /// How many the pack does not say how to make, or of which nothing was delivered.
    package var notHeld = 0
    /// How many could not be worked out, as a result did not fit.
    package var impossible = 0

    package init() {}
}
