/// Names of files that every file system takes, one for each owner, none twice.
///
/// Windows decides what is safe: no `\ / : * ? " < > |`, no control characters, no dot or space at an end, no reserved
/// device name, and no two names that differ only in case ("Naming Files, Paths, and Namespaces", Win32 documentation).
struct PacketFileNames {
    private var taken: Set<String> = []

    /// A name with the extension; the same calls in the same order give the same names.
    mutating func name(for owner: String, fileExtension: String) -> String {
        let base = Self.safe(owner)
        var candidate = base
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(base) (\(number))"
            number += 1
        }
        return "\(candidate).\(fileExtension)"
    }

    private static let reserved: Set<String> = Set(
        ["con", "prn", "aux", "nul", "conin$", "conout$"]
            + (0...9).flatMap { ["com\($0)", "lpt\($0)"] } + ["¹", "²", "³"].flatMap { ["com\($0)", "lpt\($0)"] })

    static func safe(_ owner: String) -> String {
        var name = ""
        for character in PlainText.line(owner) {
            let isUnsafe = "\\/:*?\"<>|\u{FFFD}".contains(character)
            name.append(isUnsafe ? "-" : character)
        }
        while let first = name.first, first == "." || first.isWhitespace { name.removeFirst() }
        while name.utf8.count > 120 { name.removeLast() }
        while let last = name.last, last == "." || last.isWhitespace { name.removeLast() }
        if name.isEmpty { name = "-" }
        // Windows reserves the name with any extension: "con.jaar" too.
        let stem = name.prefix { $0 != "." }.lowercased()
        return reserved.contains(stem.trimmingSpaces) ? "_" + name : name
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = Substring(self)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
