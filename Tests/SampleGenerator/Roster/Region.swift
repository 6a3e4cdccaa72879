/// A labour-market region: its name, other spellings of it, and how many organisations deliver there.
///
/// `size` is about how many IPS trajectories ran there in 2024 (Jaarrapport 2023-2024), to give the fictitious
/// organisations a believable spread. The order is geographic, so that neighbours in the list are neighbours.
struct Region {
    let name: String
    let aliases: [String]
    let providers: Int
    let size: Int

    static let all = [
        Region(name: "Groningen", aliases: [], providers: 4, size: 120),
        Region(name: "Friesland", aliases: ["Fryslân"], providers: 3, size: 134),
        Region(name: "Drenthe", aliases: [], providers: 1, size: 46),
        Region(name: "Zwolle", aliases: [], providers: 4, size: 394),
        Region(name: "Twente", aliases: [], providers: 2, size: 80),
        Region(name: "Achterhoek", aliases: [], providers: 4, size: 163),
        Region(
            name: "Stedendriehoek & Noordwest-Veluwe",
            aliases: ["Stedendriehoek & Noordwest Veluwe", "Stedendriehoek en Noordwest-Veluwe"], providers: 6,
            size: 529),
        Region(name: "Flevoland", aliases: [], providers: 3, size: 235),
        Region(name: "Noord-Holland Noord", aliases: [], providers: 2, size: 237),
        Region(name: "Zaanstreek-Waterland", aliases: ["Zaanstreek Waterland"], providers: 3, size: 22),
        Region(name: "Zuid-Kennemerland & IJmond", aliases: ["Zuid-Kennemerland en IJmond"], providers: 2, size: 673),
        Region(name: "Groot-Amsterdam", aliases: [], providers: 6, size: 1240),
        Region(name: "Gooi & Vechtstreek", aliases: ["Gooi en Vechtstreek"], providers: 3, size: 158),
        Region(name: "Amersfoort", aliases: [], providers: 3, size: 128),
        Region(name: "Midden-Utrecht", aliases: [], providers: 4, size: 376),
        Region(name: "Food Valley", aliases: ["Foodvalley"], providers: 6, size: 105),
        Region(name: "Midden-Gelderland", aliases: [], providers: 6, size: 139),
        Region(name: "Rijk van Nijmegen", aliases: [], providers: 6, size: 209),
        Region(name: "Rivierenland", aliases: [], providers: 5, size: 95),
        Region(name: "Gorinchem", aliases: [], providers: 3, size: 2),
        Region(name: "Drechtsteden", aliases: [], providers: 1, size: 0),
        Region(name: "Rijnmond", aliases: [], providers: 3, size: 274),
        Region(name: "Midden-Holland", aliases: [], providers: 3, size: 120),
        Region(name: "Zuid-Holland Centraal", aliases: ["Zuid Holland Centraal"], providers: 3, size: 126),
        Region(name: "Haaglanden", aliases: [], providers: 3, size: 268),
        Region(name: "Holland-Rijnland", aliases: ["Holland Rijnland"], providers: 1, size: 211),
        Region(name: "Zeeland", aliases: [], providers: 1, size: 60),
        Region(name: "West-Brabant", aliases: ["West Brabant"], providers: 3, size: 158),
        Region(name: "Midden-Brabant", aliases: [], providers: 3, size: 193),
        Region(name: "Noordoost-Brabant", aliases: ["Noordoost Brabant"], providers: 4, size: 199),
        Region(name: "Zuidoost-Brabant", aliases: [], providers: 2, size: 179),
        Region(name: "Helmond-De Peel", aliases: [], providers: 1, size: 46),
        Region(name: "Noord-Limburg", aliases: ["Noord Limburg"], providers: 2, size: 0),
        Region(name: "Midden-Limburg", aliases: [], providers: 2, size: 127),
        Region(name: "Zuid-Limburg", aliases: ["Zuid Limburg"], providers: 4, size: 146),
    ]

    static func named(_ name: String) -> Region? {
        all.first { $0.name == name }
    }
}
