/// What a program shows about a file as a whole.
///
/// Source: ECMA-376 Part 1, section 22.2; Part 2, section 11.
package struct WorkbookProperties: Sendable {
    package var title: String
    package var creator: String
    /// As ISO 639: `nl`.
    package var language: String
    /// In the form `2025-07-15T09:00:00Z`; nil leaves the moment out, so that the same content makes the same file.
    package var created: String?

    package init(title: String, creator: String = "klopt", language: String = "nl", created: String? = nil) {
        self.title = title
        self.creator = creator
        self.language = language
        self.created = created
    }

    func core() -> [UInt8] {
        var markup = Markup.document()
        markup.element(
            "cp:coreProperties",
            [
                "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ]
        ) { markup in
            markup.element("dc:title", text: title)
            markup.element("dc:creator", text: creator)
            markup.element("dc:language", text: language)
            if let created {
                for name in ["dcterms:created", "dcterms:modified"] {
                    markup.element(name, ["xsi:type": "dcterms:W3CDTF"], text: created)
                }
            }
        }
        return markup.bytes
    }

    func application() -> [UInt8] {
        var markup = Markup.document()
        let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        markup.element("Properties", ["xmlns": namespace]) { $0.element("Application", text: creator) }
        return markup.bytes
    }
}

/// The list of what a part refers to, as it is written.
struct RelationshipList {
    private var entries: [(type: String, target: String, isExternal: Bool)] = []

    var isEmpty: Bool { entries.isEmpty }

    /// - Returns: the identifier by which the part refers to it.
    mutating func add(_ kind: String, _ target: String, isExternal: Bool = false) -> String {
        entries.append((Markup.references + "/" + kind, target, isExternal))
        return "rId\(entries.count)"
    }

    /// The only kind that belongs to the package rather than to Office.
    mutating func addCoreProperties(_ target: String) {
        entries.append((Markup.packageRelationships + "/metadata/core-properties", target, false))
    }

    func part() -> [UInt8] {
        var markup = Markup.document()
        markup.element("Relationships", ["xmlns": Markup.packageRelationships]) { markup in
            for (index, entry) in entries.enumerated() {
                markup.element(
                    "Relationship",
                    [
                        "Id": "rId\(index + 1)", "Type": entry.type, "Target": entry.target,
                        "TargetMode": entry.isExternal ? "External" : nil,
                    ])
            }
        }
        return markup.bytes
    }
}
