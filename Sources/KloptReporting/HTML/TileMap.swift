import KloptModel

/// Areas as equal tiles, where the pack says they lie: one colour and sign each, and a text for who hovers or listens.
struct TileMap {
    struct Tile {
        var mark: PageMark
        var sign: String
        var title: String
    }

    private static let (side, gap) = (46, 4)

    let areas: [Coverage.Area]
    let abbreviations: AreaAbbreviations

    /// Whether the pack says where any of the areas lies.
    static func isDrawn(_ areas: [Coverage.Area]) -> Bool { areas.contains { $0.tile != nil } }

    /// - Parameters:
    ///   - label: says what the map shows, for who does not see it.
    ///   - tile: of an area by name; nil leaves it out.
    func write(label: String, to writer: inout HTMLWriter, tile: (String) -> Tile?) {
        let places = areas.compactMap(\.tile)
        let step = TileMap.side + TileMap.gap
        let width = ((places.map(\.column).max() ?? 0) + 1) * step
        let height = ((places.map(\.row).max() ?? 0) + 1) * step
        writer.element(
            "svg", ["class": "map", "viewBox": "-1 -1 \(width) \(height)", "role": "img", "aria-label": label]
        ) { writer in
            for area in areas {
                guard let place = area.tile, let tile = tile(area.name) else { continue }
                let (x, y) = (place.column * step, place.row * step)
                writer.element("g", ["class": tile.mark.rawValue]) { writer in
                    writer.element("title", text: tile.title)
                    writer.element(
                        "rect",
                        [
                            "class": "tile", "x": "\(x)", "y": "\(y)", "width": "\(TileMap.side)",
                            "height": "\(TileMap.side)", "rx": "5",
                        ]
                    ) { _ in }
                    let middle = "\(x + TileMap.side / 2)"
                    writer.element(
                        "text", ["class": "area", "x": middle, "y": "\(y + 19)"], text: abbreviations[area.name])
                    writer.element("text", ["class": "state", "x": middle, "y": "\(y + 37)"], text: tile.sign)
                }
            }
        }
    }
}
