/// A place where a record is delivered: an organisation, a region and a dataset.
struct Slot {
    let organisation: String
    /// Who delivered it in the previous quarter: another one after a merger.
    let predecessor: String
    let region: String
    let dataset: String
    /// Starts in this quarter, so that there is no previous record.
    let isNew: Bool
}
