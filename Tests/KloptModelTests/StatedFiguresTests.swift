import KloptModel
import Testing

/// Figures as people write them beside an explanation.
@Suite struct StatedFiguresTests {
    private static let observed = [
        Observation(name: "lopend", value: .number(Number(1484))),
        Observation(name: "procent", value: .number(Number(scaled: 35_400_000, decimals: 6))),
        Observation(name: "previous(lopend, 4)", value: .number(Number(-5))),
        Observation(name: "naam", value: .text("Jan, = Piet")),
        Observation(name: "ooit", value: .missing),
    ]

    @Test(arguments: [
        "lopend = 1484", "lopend=1484", "Lopend = 1.484", "lopend = 1,484", "lopend = 1484, procent = 35,4",
        "lopend = 1484; procent = 35.4", "procent = 35,4,lopend = 1484", "procent = 35,40", "previous(lopend, 4) = -5",
        "previous(lopend, 4) = −5, lopend = 1 484", "naam = Jan, = Piet", "ooit = leeg", "ooit = empty", "ooit =",
        "ooit = leeg,", "lopend = 1484\nooit = leeg", "ooit=Leeg",
    ]) func `what is written as it was found agrees`(_ text: String) throws {
        let figures = try #require(StatedFigures(text))
        #expect(figures.agree(with: Self.observed))
    }

    @Test(arguments: [
        "lopend = 1485", "lopend = ", "lopend = veel", "lopen = 1484", "1484", "lopend = 1484, ooit = 0",
        "procent = 35", "procent = 354", "previous(lopend) = -5", "naam = Jan", "= 5", "(", "lopend == 1484",
    ]) func `what is written otherwise does not`(_ text: String) throws {
        let figures = try #require(StatedFigures(text))
        #expect(!figures.agree(with: Self.observed))
    }

    @Test func `a value alone stands for a single figure`() throws {
        let figures = try #require(StatedFigures(" 3,5 "))
        #expect(figures.agree(with: [Observation(name: "a", value: .number(Number(scaled: 35, decimals: 1)))]))
        #expect(!figures.agree(with: []))
        #expect(StatedFigures("") == nil && StatedFigures("  ,; \n") == nil)
    }

    @Test(arguments: Language.allCases) func `what klopt writes it reads back`(_ language: Language) throws {
        let text = Self.observed.stated(in: language)
        let figures = try #require(StatedFigures(text))
        #expect(figures.agree(with: Self.observed))
        var changed = Self.observed
        for index in changed.indices {
            changed[index].value = .number(Number(77))
            #expect(!figures.agree(with: changed))
            changed[index].value = Self.observed[index].value
        }
    }
}
