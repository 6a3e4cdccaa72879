import KloptModel

/// A part of the text could not be read; the diagnostic has been reported, and reading goes on at the next part.
struct Abandoned: Error {}

/// Reads the tokens of one file as declarations.
///
/// Recursive descent with one token of look-ahead in most places. After a mistake it skips to a line that starts with a
/// keyword of the block it is in, so that one run shows all mistakes.
struct Parser {
    let source: SourceText
    let problems: ProblemSink
    private let tokens: [Token]
    var position = 0 { didSet { current = token(0) } }
    /// The token at the position; the end of the file repeats.
    private(set) var current: Token
    /// How deep the expression being read is nested.
    var nesting = 0
    /// In `define figure … where … = …` the second `=` ends the condition.
    var stopsAtSecondEqualSign = false

    /// Deeper expressions are refused; the engine and the checker recurse on them.
    static let maximalNesting = 100
    static let maximalDepth = 150

    init(source: SourceText, problems: ProblemSink, tokens: [Token]) {
        self.source = source
        self.problems = problems
        self.tokens = tokens
        current = tokens.first ?? Parser.behindAll
    }

    private static let behindAll = Token(kind: .end, range: 0..<0, startsLine: true, spaceBefore: true)

    static func declarations(of source: SourceText, problems: ProblemSink) -> [SyntaxDeclaration] {
        let tokens = Lexer.tokens(of: source, problems: problems)
        var parser = Parser(source: source, problems: problems, tokens: tokens)
        return parser.parseFile()
    }

    // MARK: Looking

    var currentText: String { source.text(of: current) }

    func text(of token: Token) -> String { source.text(of: token) }

    /// The token some places ahead; the end of the file repeats.
    func token(_ ahead: Int) -> Token {
        let index = position + ahead
        if index < tokens.count { return tokens[index] }
        return tokens.last ?? Parser.behindAll
    }

    func site(of token: Token) -> Site { Site(source: source, range: token.range) }
    var currentSite: Site { site(of: current) }

    /// From the start of an earlier site up to the last token read.
    func site(from start: Site) -> Site {
        guard position > 0, position <= tokens.count else { return start }
        return start.upTo(site(of: tokens[position - 1]))
    }

    // These two are asked of nearly every token, so they make no text. Behind the last token there is no word or mark.
    func isWord(_ word: StaticString, ahead: Int = 0) -> Bool {
        let token = ahead == 0 ? current : token(ahead)
        return token.kind == .word && source.says(word, token)
    }

    func isSymbol(_ symbol: StaticString, ahead: Int = 0) -> Bool {
        let token = ahead == 0 ? current : token(ahead)
        return token.kind == .symbol && source.says(symbol, token)
    }

    /// Whether a token is one of these words.
    func isWord(_ token: Token, among words: [StaticString]) -> Bool {
        guard token.kind == .word else { return false }
        for word in words where source.says(word, token) { return true }
        return false
    }

    // MARK: Taking

    @discardableResult
    mutating func advance() -> Token {
        let token = current
        if position < tokens.count { position += 1 }
        return token
    }

    /// What this token says; then goes on to the next.
    mutating func takeText() -> String {
        let token = advance()
        return source.text(of: token)
    }

    mutating func takeSite() -> Site {
        let token = advance()
        return site(of: token)
    }

    mutating func take(word: StaticString) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    /// Takes all of these words or none.
    mutating func take(words first: StaticString, _ second: StaticString, _ third: StaticString? = nil) -> Bool {
        guard isWord(first), isWord(second, ahead: 1) else { return false }
        if let third, !isWord(third, ahead: 2) { return false }
        position += third == nil ? 2 : 3
        return true
    }

    mutating func take(symbol: StaticString) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(symbol: StaticString) throws(Abandoned) {
        if !take(symbol: symbol) { throw failure(.symbol("\(symbol)")) }
    }

    mutating func expect(word: StaticString) throws(Abandoned) {
        if !take(word: word) { throw failure(.word("\(word)")) }
    }

    /// Reports what was expected here and what was found.
    func failure(_ wanted: Wanted) -> Abandoned {
        if let site = decimalComma {
            problems.report(.decimalComma(source.text(site.range)), at: site)
            return Abandoned()
        }
        let token = current
        let found = token.kind == .end ? nil : source.condensed(token.range)
        problems.report(.expected(wanted, found: found), at: currentSite)
        return Abandoned()
    }

    /// A number such as `1,5` around this token: what a Dutch hand writes for `1.5`.
    private var decimalComma: Site? {
        for comma in [position, position - 1] where tokens.indices.contains(comma - 1) && comma + 1 < tokens.count {
            let (whole, mark, decimals) = (tokens[comma - 1], tokens[comma], tokens[comma + 1])
            guard mark.kind == .symbol, text(of: mark) == ",", !mark.spaceBefore, !decimals.spaceBefore,
                whole.kind == .number, decimals.kind == .number || decimals.kind == .percentage
            else { continue }
            return site(of: whole).upTo(site(of: decimals))
        }
        return nil
    }

    mutating func name(_ wanted: Wanted = .name) throws(Abandoned) -> SyntaxName {
        guard current.kind == .word else { throw failure(wanted) }
        let token = advance()
        return SyntaxName(text: text(of: token), site: site(of: token))
    }

    mutating func names(_ wanted: Wanted = .name) throws(Abandoned) -> [SyntaxName] {
        var result = [try name(wanted)]
        while take(symbol: ",") { result.append(try name(wanted)) }
        return result
    }

    /// A text without values, with its English variant.
    mutating func text() throws(Abandoned) -> SyntaxText {
        guard current.kind == .text else { throw failure(.text) }
        let dutch = takeSite()
        guard isWord("en"), token(1).kind == .text else { return SyntaxText(site: dutch, english: nil) }
        advance()
        return SyntaxText(site: dutch, english: takeSite())
    }

    mutating func texts() throws(Abandoned) -> [String] {
        var result: [String] = []
        repeat {
            guard current.kind == .text else { throw failure(.text) }
            result.append(takeText())
        } while isSymbol(",") && token(1).kind == .text && take(symbol: ",")
        return result
    }

    mutating func period() throws(Abandoned) -> Period {
        guard current.kind == .period || current.kind == .number else { throw failure(.period) }
        guard let period = Period(canonical: currentText) else {
            problems.report(.impossiblePeriod(currentText), at: currentSite)
            advance()
            throw Abandoned()
        }
        advance()
        return period
    }

    mutating func date() throws(Abandoned) -> CalendarDate {
        guard let date = CalendarDate(canonical: currentText) else {
            problems.report(.impossibleDate(currentText), at: currentSite)
            advance()
            throw Abandoned()
        }
        advance()
        return date
    }

    /// `valid` is already taken: `from P [to P]`, or `to P`.
    mutating func validity(from start: Site) throws(Abandoned) -> SyntaxValidity {
        var range = PeriodRange.always
        if take(word: "from") {
            let from = try period()
            range.from = from.isYear ? Period(year: from.year, quarter: 1) : from
            if !take(word: "to") { return SyntaxValidity(range: range, site: site(from: start)) }
        } else if !take(word: "to") {
            throw failure(.word("from"))
        }
        let to = try period()
        range.to = to.isYear ? Period(year: to.year, quarter: 4) : to
        return SyntaxValidity(range: range, site: site(from: start))
    }

    /// A rule's id: words joined by `-` or `.` without spaces.
    mutating func ruleID() throws(Abandoned) -> SyntaxName {
        guard current.kind == .word || current.kind == .number else { throw failure(.ruleID) }
        let start = currentSite
        var id = takeText()
        while !current.spaceBefore {
            if current.kind == .symbol, !isSymbol("-"), !isSymbol(".") { break }
            guard [.word, .number, .period, .date, .symbol].contains(current.kind) else { break }
            id += takeText()
        }
        if let last = id.last, last == "-" || last == "." {
            problems.report(.expected(.ruleID, found: id), at: site(from: start))
            throw Abandoned()
        }
        return SyntaxName(text: id, site: site(from: start))
    }

    // MARK: Going on after a mistake

    /// Skips to the next line that starts with one of these words, a declaration or `}`.
    mutating func resynchronise(at keywords: Set<String>) {
        while current.kind != .end {
            let token = current
            if token.startsLine, isSymbol("}") { return }
            if token.startsLine, token.kind == .word, keywords.contains(text(of: token)) || startsDeclaration { return }
            advance()
        }
    }

    static let declarationWords: [StaticString] = [
        "pack", "include", "codes", "breakdown", "dataset", "define", "figures", "switch", "rule", "policy",
    ]

    /// For people.
    static var sortedDeclarationWords: [String] { declarationWords.map { "\($0)" }.sorted() }

    /// Whether a declaration seems to start here, also inside a block that was not closed.
    var startsDeclaration: Bool {
        guard current.startsLine, isWord(current, among: Parser.declarationWords) else { return false }
        if isWord("include") { return token(1).kind == .text }
        if isWord("switch") { return isWord("off", ahead: 1) }
        return token(1).kind == .word && !token(1).startsLine
    }
}
