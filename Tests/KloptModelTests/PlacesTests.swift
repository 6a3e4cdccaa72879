import Testing

@testable import KloptModel

@Suite struct PlacesTests {
    @Test(arguments: [
        (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD"),
    ])
    func `a column has the letters of a spreadsheet`(_ index: Int, _ letters: String) {
        #expect(DataPlace.columnLetters(index) == letters)
    }

    @Test func `a negative column has no letters`() { #expect(DataPlace.columnLetters(-1) == "") }
}

@Suite struct OutcomeCountsTests {
    @Test func `counts add up by outcome`() {
        var counts = OutcomeCounts()
        for (position, outcome) in Outcome.allCases.enumerated() { counts[outcome] = position + 1 }
        var total = counts
        total += counts
        for outcome in Outcome.allCases { #expect(total[outcome] == 2 * counts[outcome]) }
        #expect(total.couldNotRun == 10)
    }

    @Test func `errors come before warnings, and warnings before notes`() {
        #expect(Severity.allCases.reversed().sorted() == [.error, .warning, .info])
    }
}

@Suite struct LocalizedTests {
    @Test func `without an English text the Dutch one serves both`() {
        #expect(Localized("Ja").text(in: .english) == "Ja")
        let both = Localized("Ja", en: "Yes")
        #expect(both.text(in: .dutch) == "Ja" && both.text(in: .english) == "Yes")
        #expect(both.map { $0 + "." } == Localized("Ja.", en: "Yes."))
    }
}
