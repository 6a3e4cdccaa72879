/// Whether a regular expression can take time without end on some text.
///
/// The platform's matcher tries every way in which a repeated group can be cut: `(a+)+b` on thirty letters takes minutes.
/// Such patterns say nothing that one repetition does not say, so they are refused where they are written.
enum PatternSafety {
    /// Whether a group that itself repeats or chooses is repeated without end.
    ///
    /// - Complexity: linear in the pattern.
    static func repeatsARepetition(_ pattern: String) -> Bool {
        let characters = Array(pattern)
        /// Per open group, whether something in it repeats or chooses.
        var groups = [false]
        var position = 0
        while position < characters.count {
            switch characters[position] {
            case "\\": position += 1
            case "[": position = endOfClass(characters, from: position)
            case "(": groups.append(false)
            case ")":
                let isLoose = groups.popLast() ?? false
                if groups.isEmpty { groups = [false] }
                if isLoose, isRepeated(characters, at: position + 1) { return true }
                if isLoose { groups[groups.count - 1] = true }
            case "*", "+", "|": groups[groups.count - 1] = true
            case "{" where isRepeated(characters, at: position): groups[groups.count - 1] = true
            default: break
            }
            position += 1
        }
        return false
    }

    /// Whether what stands before a place is repeated without end: `*`, `+`, `{2,}`.
    private static func isRepeated(_ characters: [Character], at position: Int) -> Bool {
        guard characters.indices.contains(position) else { return false }
        if characters[position] == "*" || characters[position] == "+" { return true }
        guard characters[position] == "{", let end = characters[position...].firstIndex(of: "}") else { return false }
        let parts = characters[(position + 1)..<end].split(separator: ",", omittingEmptySubsequences: false)
        // `{1,1000}` is as bad as no end at all.
        return parts.count == 2 && (Int(String(parts[1])).map { $0 > 20 } ?? true)
    }

    /// The place of the `]` that ends a class.
    private static func endOfClass(_ characters: [Character], from start: Int) -> Int {
        var position = start + 1
        if characters.indices.contains(position), characters[position] == "^" { position += 1 }
        if characters.indices.contains(position), characters[position] == "]" { position += 1 }
        while position < characters.count, characters[position] != "]" {
            position += characters[position] == "\\" ? 2 : 1
        }
        return position
    }
}
