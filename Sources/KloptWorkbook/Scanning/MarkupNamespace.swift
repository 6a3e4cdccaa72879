/// The namespaces that matter in a workbook, each under its transitional and its strict name.
///
/// Source: ECMA-376 Part 1, annex A; Part 2, annex C; Part 4, annex A.
enum MarkupNamespace: Sendable {
    /// No namespace: an attribute without prefix.
    case none
    /// Of workbooks, sheets, styles and strings.
    case main
    /// Of attributes that refer to other parts.
    case relationshipReferences
    /// Of the lists of relationships in a package.
    case packageRelationships
    case contentTypes
    /// Anything else: extensions, drawings.
    case other

    init(_ name: String) {
        switch name {
        case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main":
            self = .main
        case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships":
            self = .relationshipReferences
        case "http://schemas.openxmlformats.org/package/2006/relationships": self = .packageRelationships
        case "http://schemas.openxmlformats.org/package/2006/content-types": self = .contentTypes
        case "": self = .none
        default: self = .other
        }
    }
}
