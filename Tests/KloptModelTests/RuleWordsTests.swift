import KloptModel
import Synchronization
import Testing

@Suite("What people read of a rule")
struct RuleWordsTests {
    @Test func `it is put into words once, and not before somebody asks`() {
        let times = Atomic(0)
        let words = RuleWords {
            times.add(1, ordering: .relaxed)
            return RuleWords.Texts(title: Localized("Het telt op", en: "It adds up"))
        }
        #expect(times.load(ordering: .relaxed) == 0)
        #expect(words.texts.title.english == "It adds up")
        #expect(words.texts.why == Localized(""))
        #expect(times.load(ordering: .relaxed) == 1)
    }
}
