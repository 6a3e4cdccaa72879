/// A fictitious organisation: the code that stands in submissions, its name, and what is done with it.
struct Organisation {
    let code: String
    let name: String
    /// In the order of `Region.all`, without the regions that come from a merger.
    var regions: [String]
    var role = Role.ordinary

    enum Role {
        case ordinary
        /// Is on the roster from 2025-Q2 and sends nothing.
        case silent
        /// Its last region is new in 2025-Q2.
        case growing
        /// Takes over `count` regions in 2025-Q2, the last of its own, from the organisation that ends.
        case successor(count: Int)
    }

    var isSilent: Bool {
        if case .silent = role { true } else { false }
    }

    var contact: String {
        let number = code.split(separator: " ").last.map(String.init) ?? ""
        return "werkmonitor@ggz\(number).example"
    }

    /// Invented; any likeness to an existing organisation is an accident.
    static let names = [
        "De Waterlelie GGZ", "Het Veerhuis", "Psychiatrie De Grutto", "GGZ Wilgenhoek", "Stichting De Kamperfoelie",
        "Zorggroep Zilverberk", "GGZ De Roerdomp", "Het Wielewaalhuis", "Herstelgroep Noorderzon", "GGZ Lindeveld",
        "De Kwartelhof", "Psychiatrie Meidoorn", "Stichting Het Sluishuis", "GGZ Rietvoorn", "De Zandoogjes",
        "Herstelgroep De Brem", "GGZ Kastanjelaan", "Het Dijkgravenhuis", "Stichting Vlierbes", "GGZ De Korenbloem",
        "Zorggroep Hazelnoot", "De Steenuil GGZ", "Psychiatrie Waterpoort", "GGZ Esdoornhof", "Het Jaagpad",
        "Stichting De Zwaluwstaart", "GGZ Morgenrood", "Herstelgroep Wederik", "De Ringslang", "GGZ Heidebloem",
        "Zorggroep De Vlasakker", "Het Turfschip", "Psychiatrie Boterbloem", "GGZ De Tureluur", "Stichting Weegbree",
        "De Notenboomgaard", "GGZ Lepelaarshof", "Het Molenpad", "Zorggroep Sleedoorn", "GGZ De IJsvogel",
        "Stichting Duindoorn", "Herstelgroep Karekiet", "De Oude Kade GGZ",
    ]
}
