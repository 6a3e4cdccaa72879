import KloptWorkbook

/// The parts of a workbook, read when they are asked for, and changed or added in memory.
///
/// Parts that are not asked for are copied as they stand in the archive. (ECMA-376 Part 2, Open Packaging Conventions.)
struct PackageParts {
    /// A part that is changed is held in memory as a whole.
    private static let largestPart = 1 << 30
    private static let contentTypesPath = "[Content_Types].xml"

    let archive: ZipArchive
    /// What is to stand there instead, by path.
    private var changed: [String: [UInt8]] = [:]
    /// In the order in which they were added.
    private var added: [String] = []
    private var removed: Set<String> = []
    private var newTypes: [(part: String, type: String)] = []
    private var newExtensions: [(name: String, type: String)] = []

    init(_ archive: ZipArchive) { self.archive = archive }

    func exists(_ path: String) -> Bool {
        !removed.contains(path.lowercased()) && (archive.entry(path) != nil || changed[path.lowercased()] != nil)
    }

    /// A part's bytes as UTF-8, with the changes so far.
    func bytes(_ path: String) throws(AnnotationError) -> [UInt8] {
        if let bytes = changed[path.lowercased()] { return bytes }
        guard let entry = archive.entry(path) else { throw .damaged(part: path) }
        do {
            return TextPart.utf8(try archive.data(entry, limit: PackageParts.largestPart))
        } catch {
            throw .unreadable(error)
        }
    }

    /// Puts other bytes in a part's place, or adds a part.
    mutating func set(_ path: String, _ bytes: [UInt8]) {
        let key = path.lowercased()
        if archive.entry(path) == nil, changed[key] == nil { added.append(path) }
        changed[key] = bytes
        removed.remove(key)
    }

    mutating func remove(_ path: String) {
        removed.insert(path.lowercased())
        changed[path.lowercased()] = nil
        added.removeAll { $0 == path }
    }

    /// A path that no part has: the stem with the lowest free number.
    func freePath(_ stem: String, _ fileExtension: String) -> String {
        var number = 1
        while exists("\(stem)\(number).\(fileExtension)") { number += 1 }
        return "\(stem)\(number).\(fileExtension)"
    }

    // MARK: Content types

    mutating func declare(_ part: String, type: String) { newTypes.append((part, type)) }
    mutating func declare(extension name: String, type: String) { newExtensions.append((name, type)) }

    /// - Throws: when the list of content types is not there or damaged.
    private mutating func writeContentTypes() throws(AnnotationError) {
        let path = PackageParts.contentTypesPath
        let bytes = try bytes(path)
        let root = try MarkupElement.root(of: bytes, part: path)
        let known = Set(
            root.children("Override").compactMap { $0.value("PartName", in: bytes)?.lowercased() })
        var extensions = Set(root.children("Default").compactMap { $0.value("Extension", in: bytes)?.lowercased() })
        var text = ""
        for (name, type) in newExtensions where extensions.insert(name).inserted {
            text += "<\(root.prefix)Default Extension=\"\(name)\" ContentType=\"\(type)\"/>"
        }
        for (part, type) in newTypes where !known.contains("/" + part.lowercased()) {
            text += "<\(root.prefix)Override PartName=\"/\(MarkupText.escape(part))\" ContentType=\"\(type)\"/>"
        }
        var patch = PartPatch()
        patch.change(root, in: bytes, appending: text)
        if !patch.isEmpty { set(path, patch.applied(to: bytes)) }
    }

    // MARK: Writing

    /// The workbook with its changes: parts in the order in which they stood, then those that are new.
    mutating func write(_ put: ([UInt8]) throws -> Void) throws {
        try writeContentTypes()
        var writer = ZipWriter()
        for entry in archive.entries where !removed.contains(entry.path.lowercased()) {
            if let bytes = changed[entry.path.lowercased()] {
                writer.add(entry.path, bytes)
            } else {
                do {
                    try writer.copy(entry, from: archive)
                } catch {
                    throw AnnotationError.unreadable(error)
                }
            }
            try put(writer.takeOutput())
        }
        for path in added { if let bytes = changed[path.lowercased()] { writer.add(path, bytes) } }
        try put(writer.finish())
    }
}

/// Parts are UTF-8 or UTF-16 (ECMA-376 Part 2, 8.2.3.2).
private enum TextPart {
    /// The part as UTF-8 without a declaration that says otherwise.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFF, 0xFE): transcoded(bytes, low: 0)
        case (0xFE, 0xFF): transcoded(bytes, low: 1)
        default: bytes
        }
    }

    private static func transcoded(_ bytes: [UInt8], low: Int) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
        }
        let text = String(decoding: units, as: UTF16.self)
        guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") else { return Array(text.utf8) }
        return Array(text[end.upperBound...].utf8)
    }
}
