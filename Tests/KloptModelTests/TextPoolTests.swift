import Testing

@testable import KloptModel

@Suite struct TextPoolTests {
    @Test func `a text keeps its number`() {
        let pool = TextPool()
        let first = pool.number(of: "GGZ 01")
        let second = pool.number(of: "GGZ 10")
        #expect(first != second)
        #expect(pool.number(of: "GGZ 01") == first)
        #expect(pool.text(first) == "GGZ 01")
        #expect(pool.texts == ["GGZ 01", "GGZ 10"])
        #expect(pool.count == 2)
    }

    @Test(arguments: [Int64.min, -1, 1, .max]) func `a number that was never given out is an empty text`(
        _ number: Int64
    ) {
        let pool = TextPool()
        _ = pool.number(of: "x")
        #expect(pool.text(number) == "")
    }

    @Test func `the empty text is a text`() {
        let pool = TextPool()
        #expect(pool.text(pool.number(of: "")) == "")
        #expect(pool.count == 1)
    }

    @Test func `threads that ask at once get the same numbers`() async {
        let pool = TextPool()
        let texts = (0..<200).map { "tekst \($0 % 50)" }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { for text in texts { _ = pool.number(of: text) } } }
        }
        #expect(pool.count == 50)
        for text in texts { #expect(pool.text(pool.number(of: text)) == text) }
    }
}
