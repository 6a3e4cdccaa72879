/// What an organisation delivered of a dataset for a period, in one area or in all.
package struct DeliveryPart: Hashable, Sendable {
    package var dataset: String
    package var owner: String
    /// nil for all areas.
    package var area: String?
    package var period: Period

    package init(dataset: String, owner: String, area: String?, period: Period) {
        self.dataset = dataset
        self.owner = owner
        self.area = area
        self.period = period
    }
}
