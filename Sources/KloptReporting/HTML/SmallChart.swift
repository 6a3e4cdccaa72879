import KloptModel

/// A small chart of one measure over the quarters, as SVG: bars for a few, a line for many.
///
/// Coordinates are whole tenths of a unit, so that the same figures give the same bytes.
struct SmallChart {
    /// More quarters than this are a line.
    private static let mostBars = 8
    /// Older quarters than this many are left out, and that is said.
    static let mostPoints = 24
    /// Up to so many bars, each says its quarter and its value.
    private static let mostLabelled = 4
    private static let (width, height, head, foot) = (2_400, 720, 180, 180)

    let points: [OwnerSeries.Point]
    let description: String
    let text: (Number) -> String

    var isLabelled: Bool { points.count <= SmallChart.mostLabelled }

    /// A value of a point as a height in tenths, from the bottom.
    private func height(_ value: Number, low: Number, high: Number) -> Int {
        guard let range = high.subtracting(low), !range.isZero, let above = value.subtracting(low),
            let share = above.divided(by: range), let scaled = share.multiplied(by: Number(SmallChart.height)),
            let whole = scaled.rounded(toDecimals: 0)?.int64
        else { return 0 }
        return Int(whole)
    }

    func write(to page: inout HTMLWriter) {
        let values = points.compactMap(\.value)
        let low = min(values.min() ?? .zero, .zero)
        let high = max(values.max() ?? .zero, .zero)
        let (above, below) = isLabelled ? (SmallChart.head, SmallChart.foot) : (20, 20)
        let size =
            "0 \(tenths(-above)) \(SmallChart.width / 10) \(tenths(above + SmallChart.height + below))"
        page.element(
            "svg", ["class": "chart", "viewBox": size, "role": "img", "aria-label": description]
        ) { page in
            let zero = SmallChart.height - height(.zero, low: low, high: high)
            page.element(
                "path", ["class": "axis", "d": "M0 \(tenths(zero + 5))H\(SmallChart.width / 10)"]
            ) { _ in }
            if points.count <= SmallChart.mostBars {
                bars(&page, zero: zero, low: low, high: high)
            } else {
                line(&page, low: low, high: high)
            }
        }
    }

    private func bars(_ page: inout HTMLWriter, zero: Int, low: Number, high: Number) {
        let step = SmallChart.width / max(points.count, SmallChart.mostLabelled)
        for (position, point) in points.enumerated() {
            let left = position * step
            if isLabelled {
                label(point, &page, middle: left + step / 2, zero: zero, low: low, high: high)
            }
            guard let value = point.value else {
                let path = "M\(tenths(left + step / 10)) \(tenths(zero - 10))h\(tenths(step * 8 / 10))"
                page.element("path", ["class": "gap", "d": path]) { _ in }
                continue
            }
            let top = SmallChart.height - height(value, low: low, high: high)
            // A zero is a value too: it shows as a thin line.
            page.element(
                "rect",
                [
                    "class": position == points.count - 1 ? "now" : "then", "x": tenths(left + step / 10),
                    "y": tenths(min(top, zero)), "width": tenths(step * 8 / 10),
                    "height": tenths(max(abs(zero - top), 10)),
                ]
            ) { page in page.element("title", text: "\(point.period)") }
        }
    }

    /// The quarter below a bar and the value above it.
    private func label(
        _ point: OwnerSeries.Point, _ page: inout HTMLWriter, middle: Int, zero: Int, low: Number, high: Number
    ) {
        let foot = tenths(SmallChart.height + SmallChart.foot - 20)
        page.element("text", ["x": tenths(middle), "y": foot], text: "\(point.period)")
        guard let value = point.value else { return }
        let top = min(SmallChart.height - height(value, low: low, high: high), zero)
        page.element("text", ["class": "value", "x": tenths(middle), "y": tenths(top - 40)], text: text(value))
    }

    private func line(_ page: inout HTMLWriter, low: Number, high: Number) {
        let step = (SmallChart.width - 120) / max(points.count - 1, 1)
        var path = ""
        var isDrawing = false
        var last: (x: Int, y: Int)?
        for (position, point) in points.enumerated() {
            guard let value = point.value else {
                isDrawing = false
                continue
            }
            let place = (x: 60 + position * step, y: SmallChart.height - height(value, low: low, high: high))
            // A point without neighbours is a dot: a stroke of no length with round ends.
            path += (isDrawing ? "L" : "M") + "\(tenths(place.x)) \(tenths(place.y))"
            if !isDrawing { path += "h0" }
            isDrawing = true
            last = place
        }
        page.element("path", ["class": "line", "d": path]) { _ in }
        if let last, points.last?.value != nil {
            page.element("circle", ["class": "now", "cx": tenths(last.x), "cy": tenths(last.y), "r": "4"]) { _ in }
        }
    }

    /// "12.3" for 123 tenths.
    private func tenths(_ value: Int) -> String {
        let (whole, part) = value.quotientAndRemainder(dividingBy: 10)
        let sign = value < 0 ? "-" : ""
        return sign + (part == 0 ? "\(whole.magnitude)" : "\(whole.magnitude).\(part.magnitude)")
    }
}
