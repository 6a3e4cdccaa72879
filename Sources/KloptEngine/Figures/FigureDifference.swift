import KloptModel

/// A printed figure that is not what the records come to.
struct FigureDifference: Sendable {
    /// As it would be printed: a number, or bounds where a part is not known.
    var expected: Interval
    /// To how many decimals it is rounded; nil when as it is.
    var decimals: Int?
    /// How it probably came about; nil when nothing fits.
    var cause: FigureCause?
}

/// What makes the printed figure of the computed one, in the order in which it is tried.
enum FigureCause: Sendable {
    /// It follows from the counts that the report prints: one of those is not right.
    case otherCounts
    case slip(TypingSlip)
    /// The change was divided by the new value.
    case dividedByNew
    /// Old and new changed places.
    case exchanged
    /// It has the wrong sign.
    case turned
    /// It is the same figure as a number of another kind.
    case otherKind(FigureKey.Kind)
    /// It is another figure.
    case other(FigureKey, Difference)
    /// An organisation is not in it.
    case without(owner: Int64)
    /// An organisation is in it twice.
    case twice(owner: Int64)
    /// What is withheld of an organisation is in it; nil: of all.
    case withWithheld(owner: Int64?)
    /// Made otherwise, in the declaration's own words.
    case otherwise(Localized)
    /// Of another whole.
    case otherBase(FigureTable.Name)
    case roundedDown

    /// In what the other figure differs.
    enum Difference: Sendable { case period, series, measure, area }
}
