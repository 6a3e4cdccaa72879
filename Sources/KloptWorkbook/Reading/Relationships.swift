/// What a part refers to.
///
/// Source: ECMA-376 Part 2, section 9.3.
package struct Relationship: Sendable, Equatable {
    package var id: String
    /// The last word of its type, which transitional and strict files share: `worksheet`, `sharedStrings`, `comments`.
    package var kind: String
    /// The path in the archive, or an address outside it as it is written.
    package var target: String
    package var isExternal: Bool
}

extension ZipArchive {
    private static let longestList = 64 << 20

    /// The relationships of a part, none when it has no list; those of the package for the empty path.
    package func relationships(of path: String) throws(WorkbookError) -> [Relationship] {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        guard let entry = entry("\(folder)_rels/\(name).rels") else { return [] }
        guard entry.size <= ZipArchive.longestList else { throw .tooLarge(.entrySize, part: entry.path) }
        let scanner = try XMLScanner(stream(entry), limits: limits)
        var relationships: [Relationship] = []
        while true {
            switch try scanner.next() {
            case .finish: return relationships
            case .start where scanner.name == "Relationship" && scanner.namespace == .packageRelationships:
                guard let id = try scanner.attribute("Id"), let type = try scanner.attribute("Type"),
                    let target = try scanner.attribute("Target")
                else { throw scanner.damage(.value) }
                let isExternal = try scanner.attribute("TargetMode") == "External"
                relationships.append(
                    Relationship(
                        id: id, kind: String(type.split(separator: "/").last ?? ""),
                        target: isExternal ? target : ZipArchive.resolve(target, from: folder), isExternal: isExternal))
            default: break
            }
        }
    }

    /// A path relative to a folder, or from the root on when it begins with `/`.
    static func resolve(_ target: String, from folder: some StringProtocol) -> String {
        var components = target.hasPrefix("/") ? [] : folder.split { $0 == "/" }.map { String($0) }
        for component in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch component {
            case ".": break
            case "..": _ = components.popLast()
            default: components.append(String(component))
            }
        }
        return components.joined(separator: "/")
    }

    /// What the package says its parts are, by part in lower case or by extension.
    ///
    /// Source: ECMA-376 Part 2, section 10.1.2.2.
    package func contentTypes() throws(WorkbookError) -> ContentTypes {
        var types = ContentTypes()
        guard let entry = entry("[Content_Types].xml") else { return types }
        guard entry.size <= ZipArchive.longestList else { throw .tooLarge(.entrySize, part: entry.path) }
        let scanner = try XMLScanner(stream(entry), limits: limits)
        while true {
            switch try scanner.next() {
            case .finish: return types
            case .start where scanner.namespace == .contentTypes:
                guard let type = try scanner.attribute("ContentType") else { break }
                if let name = try scanner.attribute("Extension") { types.byExtension[name.lowercased()] = type }
                if let name = try scanner.attribute("PartName") {
                    types.byPath[ZipArchive.resolve(name, from: "").lowercased()] = type
                }
            default: break
            }
        }
    }
}

package struct ContentTypes: Sendable, Equatable {
    package var byExtension: [String: String] = [:]
    package var byPath: [String: String] = [:]

    package func type(of path: String) -> String? {
        let path = path.lowercased()
        return byPath[path] ?? path.split(separator: ".").last.flatMap { byExtension[String($0)] }
    }
}
