import Foundation
import KloptModel
import Testing

@testable import KloptReporting

@Suite("A small chart")
struct SmallChartTests {
    private func drawn(_ values: [Int?]) -> String {
        let points = values.enumerated().compactMap { number, value in
            Period(year: 2020 + number / 4, quarter: number % 4 + 1).map {
                OwnerSeries.Point(period: $0, value: value.map { Number($0) })
            }
        }
        var page = HTMLWriter()
        SmallChart(points: points, description: "Lopend", text: { $0.description }).write(to: &page)
        return String(decoding: page.pieces.bytes, as: UTF8.self)
    }

    @Test("has bars from zero, in whole tenths; a zero is a thin line, what is not known a dashed one")
    func drawsBars() {
        let chart = drawn([10, 0, nil, 20])
        #expect(chart.contains("x=\"6\" y=\"36\" width=\"48\" height=\"36\""))
        #expect(chart.contains("y=\"72\" width=\"48\" height=\"1\""))
        #expect(chart.contains("class=\"gap\""))
        #expect(chart.contains("class=\"now\" x=\"186\" y=\"0\" width=\"48\" height=\"72\""))
    }

    @Test("has bars below the axis for what is less than nothing")
    func drawsBelowZero() {
        #expect(drawn([-10, 10]).contains("y=\"36\" width=\"48\" height=\"36\""))
    }

    @Test("is a line for many quarters, broken where nothing is known")
    func drawsLine() {
        let chart = drawn([1, 2, nil, 4, 5, 6, 7, 8, 9, 10])
        #expect(!chart.contains("<rect"))
        #expect(chart.components(separatedBy: "M").count - 1 == 3)
    }

    @Test("copes with nothing but zeros and with figures as large as there are")
    func copes() {
        #expect(drawn([0, 0]).contains("height=\"1\""))
        #expect(drawn([1_000_000_000_000, Int.max]).contains("height=\"72\""))
    }
}
