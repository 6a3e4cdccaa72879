/// Why figures that look wrong are right, as an organisation explained it.
package struct Explanation: Hashable, Sendable {
    package var reason: String
    /// Who gave or accepted it.
    package var author: String
    /// nil when that is not written down.
    package var given: CalendarDate?
    /// The last day on which it holds.
    package var until: CalendarDate
    /// Where it is written down.
    package var place: DataPlace?

    package init(
        reason: String, author: String, given: CalendarDate?, until: CalendarDate, place: DataPlace? = nil
    ) {
        self.reason = reason
        self.author = author
        self.given = given
        self.until = until
        self.place = place
    }
}
