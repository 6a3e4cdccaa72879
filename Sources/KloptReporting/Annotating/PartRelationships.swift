import KloptWorkbook

/// What a part refers to, and what it is to refer to besides.
///
/// Source: ECMA-376 Part 2, 9.3; the types are those of Part 1 (strict) and Part 4 (transitional).
struct PartRelationships {
    private static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"

    let path: String
    private let known: [Relationship]
    private var addedIds: Set<String> = []
    private var additions = ""

    init(of part: String, in archive: ZipArchive) throws(AnnotationError) {
        let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        path = part[..<slash] + "_rels/" + part[slash...] + ".rels"
        do {
            known = try archive.relationships(of: part)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The path of the first part of a kind, such as `comments`.
    func target(_ kind: String) -> String? { known.first { $0.kind == kind && !$0.isExternal }?.target }
    func target(id: String) -> String? { known.first { $0.id == id && !$0.isExternal }?.target }

    /// Adds a relationship.
    ///
    /// - Returns: the id by which the part's markup refers to it.
    mutating func add(_ kind: String, to target: String, isStrict: Bool) -> String {
        let taken = addedIds.union(known.map(\.id))
        var number = known.count + 1
        while taken.contains("rId\(number)") { number += 1 }
        let id = "rId\(number)"
        addedIds.insert(id)
        // From the root, so that it does not matter where the part itself lies.
        additions +=
            "<Relationship xmlns=\"\(PartRelationships.namespace)\" Id=\"\(id)\""
            + " Type=\"\(PartMarkup.relationships(isStrict: isStrict))/\(kind)\" Target=\"/\(MarkupText.escape(target))\"/>"
        return id
    }

    /// Puts what was added into the workbook.
    func write(to parts: inout PackageParts) throws(AnnotationError) {
        guard !additions.isEmpty else { return }
        let bytes =
            parts.exists(path)
            ? try parts.bytes(path)
            : Array("\(PartMarkup.declaration)<Relationships xmlns=\"\(PartRelationships.namespace)\"/>".utf8)
        let root = try MarkupElement.root(of: bytes, part: path)
        // The namespace need not be said again where it is the usual one.
        let isUsual = root.value("xmlns", in: bytes) == PartRelationships.namespace
        let text = isUsual ? additions.replacing(" xmlns=\"\(PartRelationships.namespace)\"", with: "") : additions
        var patch = PartPatch()
        patch.change(root, in: bytes, appending: text)
        parts.set(path, patch.applied(to: bytes))
    }
}

/// What new parts begin with, and the namespaces of a workbook's parts.
enum PartMarkup {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    static func main(isStrict: Bool) -> String {
        isStrict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    static func relationships(isStrict: Bool) -> String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }
}
