import KloptModel

/// What a name says about which of several deliveries a file is: `v2`, `2e versie`, `(2)`, `2025-08-12`, `correctie`.
struct VersionMark: Equatable {
    enum Stage: Hashable {
        case draft
        case corrected
        case final
    }

    /// The day on which it was delivered.
    var date: CalendarDate?
    /// `[2, 1]` for `v2.1`, `[1, 2]` for the second copy of what has no number; empty without one.
    var numbers: [Int] = []
    var stage: Stage?

    /// Two parts of the name say different things.
    private(set) var isContradictory = false

    var isEmpty: Bool { date == nil && numbers.isEmpty && stage == nil && !isContradictory }

    enum Order {
        case earlier
        case later
        /// The names do not tell, or contradict themselves.
        case unclear
    }

    /// Whether this delivery came before another, as far as both names tell the same.
    func order(to other: VersionMark) -> Order {
        var signs: Set<Bool> = []
        if let date, let day = other.date, date != day { signs.insert(date < day) }
        // The first delivery often has no number, but then it has no mark at all.
        let (left, right) = (isEmpty ? [1] : numbers, other.isEmpty ? [1] : other.numbers)
        if !numbers.isEmpty || !other.numbers.isEmpty, !left.isEmpty, !right.isEmpty, left != right {
            signs.insert(left.lexicographicallyPrecedes(right))
        }
        if rank != other.rank { signs.insert(rank < other.rank) }
        // A day says nothing beside a name without one, but a number or a word may.
        return signs.count == 1 ? (signs.contains(true) ? .earlier : .later) : .unclear
    }

    private var rank: Int {
        switch stage {
        case .draft?: -1
        case nil: 0
        // Whether a final version was corrected later, or a correction made final, nobody knows.
        case .corrected?, .final?: 1
        }
    }

    // MARK: Reading names

    /// All marks of a name; of two that say different things neither is believed.
    init(in name: String) {
        let tokens = PeriodText.tokens(of: name)
        var dates: Set<CalendarDate> = []
        var numbers: Set<[Int]> = []
        for found in VersionMark.found(tokens, in: name) {
            switch found.value {
            case .date(let date): dates.insert(date)
            case .numbers(let list): numbers.insert(list)
            }
        }
        date = dates.count == 1 ? dates.first : nil
        self.numbers = numbers.count == 1 ? numbers.first ?? [] : []
        let stages = Set(tokens.compactMap { VersionMark.stages[$0.word] })
        stage = stages.count == 1 ? stages.first : nil
        isContradictory = dates.count > 1 || numbers.count > 1 || stages.count > 1
    }

    /// The innermost of several names goes before those around it.
    init(inner: VersionMark, outer: VersionMark) {
        date = inner.date ?? outer.date
        numbers = inner.numbers.isEmpty ? outer.numbers : inner.numbers
        stage = inner.stage ?? outer.stage
        isContradictory = inner.isContradictory || outer.isContradictory
    }

    /// The first part of a name that is a day or a number of a version.
    static func range(in name: String) -> Range<String.Index>? {
        found(PeriodText.tokens(of: name), in: name).first?.range
    }

    static func isStage(_ word: String) -> Bool { stages[word] != nil }

    private enum Value {
        case date(CalendarDate)
        case numbers([Int])
    }

    private static let numbered: Set<String> = [
        "v", "ver", "versie", "version", "ronde", "round", "levering", "aanlevering", "inzending", "zending", "rev",
        "revisie", "revision",
    ]
    private static let ordinals = [
        "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "first": 1, "second": 2, "third": 3,
    ]
    private static let suffixes: Set<String> = ["e", "de", "ste", "st", "nd", "rd", "th"]
    private static let stages: [String: Stage] = [
        "concept": .draft, "draft": .draft, "voorlopig": .draft, "oud": .draft, "oude": .draft, "old": .draft,
        "correctie": .corrected, "gecorrigeerd": .corrected, "gecorrigeerde": .corrected, "verbeterd": .corrected,
        "herzien": .corrected, "herziene": .corrected, "aangepast": .corrected, "nieuw": .corrected,
        "nieuwe": .corrected, "corrected": .corrected, "correction": .corrected, "revised": .corrected,
        "new": .corrected, "definitief": .final, "definitieve": .final, "def": .final, "final": .final,
    ]

    private static func found(
        _ tokens: [PeriodText.Token], in name: String
    ) -> [(value: Value, range: Range<String.Index>)] {
        var found: [(value: Value, range: Range<String.Index>)] = []
        let quarter = PeriodText.find(in: name)?.range
        var position = 0
        while position < tokens.count {
            let rest = tokens[position...]
            let match =
                date(rest).map { (Value.date($0), $1) }
                ?? number(rest, isFirst: position == 0, in: name).map { (Value.numbers($0), $1) }
            guard let (value, length) = match else {
                position += 1
                continue
            }
            let range = tokens[position].range.lowerBound..<tokens[position + length - 1].range.upperBound
            // `2e kwartaal 2025` is no second version.
            var isQuarter = false
            if case .numbers = value, let quarter, quarter.overlaps(range) { isQuarter = true }
            if !isQuarter { found.append((value, range)) }
            position += isQuarter ? 1 : length
        }
        return found
    }

    /// `2025-08-12`, `12_08_2025`, `12 augustus 2025`, `20250812`.
    private static func date(_ tokens: ArraySlice<PeriodText.Token>) -> (CalendarDate, Int)? {
        guard let first = tokens.first else { return nil }
        if first.isNumber, first.word.utf8.count == 8, let value = Int(first.word) {
            let date = CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
            return date.flatMap { (2000..<2100).contains($0.year) ? ($0, 1) : nil }
        }
        return DateText.date(Array(tokens.prefix(3)), separators: "-/. _").flatMap { date in
            (2000..<2100).contains(date.year) ? (date, 3) : nil
        }
    }

    private static func number(
        _ tokens: ArraySlice<PeriodText.Token>, isFirst: Bool, in name: String
    ) -> ([Int], Int)? {
        func token(_ offset: Int) -> PeriodText.Token? {
            let index = tokens.startIndex + offset
            return tokens.indices.contains(index) ? tokens[index] : nil
        }
        func small(_ token: PeriodText.Token?) -> Int? {
            guard let token, token.word.utf8.count <= 2, let value = token.value, value > 0 else { return nil }
            return value
        }
        guard let first = token(0) else { return nil }
        // A name that begins with "V8" may be somebody's.
        if numbered.contains(first.word), first.word != "v" || !isFirst || tokens.count <= 3,
            let value = small(token(1))
        {
            if let minor = token(2), minor.separator == ".", let more = small(minor) { return ([value, more], 3) }
            return ([value], 2)
        }
        if let value = ordinals[first.word], let word = token(1), word.word != "v", numbered.contains(word.word) {
            return ([value], 2)
        }
        guard let value = small(first) else { return nil }
        let suffix = token(1).map { suffixes.contains($0.word) } ?? false
        if let word = token(suffix ? 2 : 1), suffix, word.word != "v", numbered.contains(word.word) {
            return ([value], 3)
        }
        // The "(2)" that a computer puts behind the name of a copy.
        let end = first.range.upperBound
        guard first.separator == "(", end < name.endIndex, name[end] == ")", tokens.count == 1 else { return nil }
        return ([1, value], 1)
    }
}
