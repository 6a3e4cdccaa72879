import KloptModel

extension FunctionKernel {
    static let length = onText("length") { text, _ in .number(Number(text.count)) }
    static let lower = onText("lower") { text, pool in .text(pool.number(of: text.lowercased())) }
    static let upper = onText("upper") { text, pool in .text(pool.number(of: text.uppercased())) }
    static let contains = onTexts("contains") { text, part in part.isEmpty || text.contains(part) }
    static let startsWith = onTexts("starts_with") { text, start in text.hasPrefix(start) }
    static let endsWith = onTexts("ends_with") { text, end in text.hasSuffix(end) }
}
