/// Changes to the bytes of a part: what none of them touches stays as it is, to the byte.
struct PartPatch {
    private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

    var isEmpty: Bool { edits.isEmpty }

    /// Changes at the same place are made in the order in which they were asked for.
    mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, Array(text.utf8))) }
    mutating func insert(_ text: String, at position: Int) { replace(position..<position, with: text) }
    mutating func remove(_ range: Range<Int>) { replace(range, with: "") }

    /// Gives an element other attributes and further content. For each element this is done once.
    ///
    /// - Parameters:
    ///   - values: attributes by name; nil takes one away.
    ///   - content: behind what the element holds.
    mutating func change(
        _ element: MarkupElement, in bytes: [UInt8], setting values: [(name: String, value: String?)] = [],
        appending content: String = ""
    ) {
        for (name, value) in values {
            if let attribute = element.attribute(name) {
                if let value {
                    replace(attribute.value, with: MarkupText.escape(value))
                } else {
                    // With the space in front of it.
                    remove(attribute.range.lowerBound - 1..<attribute.range.upperBound)
                }
            } else if let value {
                let behindName = element.openTag.lowerBound + 1 + element.prefix.utf8.count + element.name.utf8.count
                insert(" \(name)=\"\(MarkupText.escape(value))\"", at: behindName)
            }
        }
        guard !content.isEmpty else { return }
        if element.isEmpty {
            let slash = bytes[element.openTag].lastIndex(of: UInt8(ascii: "/")) ?? element.openTag.upperBound - 1
            replace(
                slash..<element.openTag.upperBound, with: ">" + content + "</\(element.prefix)\(element.name)>")
        } else {
            insert(content, at: element.content.upperBound)
        }
    }

    /// The part with all changes made.
    ///
    /// - Complexity: linear in the part, and O(n log n) in the changes.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        guard !edits.isEmpty else { return bytes }
        // Not every sort keeps the order of equals, so the number of a change counts too.
        let order = edits.indices.sorted {
            (edits[$0].range.lowerBound, edits[$0].range.upperBound, $0)
                < (edits[$1].range.lowerBound, edits[$1].range.upperBound, $1)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
        var position = 0
        for index in order {
            let edit = edits[index]
            result += bytes[position..<max(position, edit.range.lowerBound)]
            result += edit.bytes
            position = max(position, edit.range.upperBound)
        }
        result += bytes[position...]
        return result
    }
}
