/// An element of a part, with where its pieces stand.
struct MarkupElement {
    /// Deeper is nothing that is looked for.
    private static let deepest = 64

    /// Without its prefix.
    var name: String
    /// With the colon; empty without one.
    var prefix: String
    var openTag: Range<Int>
    /// Between its tags; empty behind the tag of an empty element.
    var content: Range<Int>
    /// With its tags.
    var range: Range<Int>
    var isEmpty: Bool
    var attributes: [MarkupAttribute]
    var children: [MarkupElement] = []

    /// The root of a part.
    ///
    /// - Parameter closed: the name of an element whose insides are passed over.
    /// - Throws: what is not well-formed is no workbook.
    /// - Complexity: linear in the bytes; memory for each element that is not passed over.
    static func root(
        of bytes: [UInt8], part: String, closed: StaticString = ""
    ) throws(AnnotationError) -> MarkupElement {
        var tags = MarkupTags(bytes)
        var open: [MarkupElement] = []
        while let tag = tags.next() {
            switch tag.kind {
            case .open, .empty:
                guard open.count < deepest else { throw .damaged(part: part) }
                let local = MarkupTags.local(tag.name, in: bytes)
                var element = MarkupElement(
                    name: String(decoding: bytes[local], as: UTF8.self),
                    prefix: String(decoding: bytes[tag.name.lowerBound..<local.lowerBound], as: UTF8.self),
                    openTag: tag.range, content: tag.range.upperBound..<tag.range.upperBound, range: tag.range,
                    isEmpty: tag.kind == .empty, attributes: MarkupTags.attributes(of: tag, in: bytes))
                if tag.kind == .open {
                    if tags.isNamed(tag, closed) {
                        guard let close = Self.close(of: closed, in: &tags) else { throw .damaged(part: part) }
                        element.end(at: close.range)
                    } else {
                        open.append(element)
                        continue
                    }
                }
                guard !open.isEmpty else { return element }
                open[open.count - 1].children.append(element)
            case .close:
                guard var element = open.popLast() else { throw .damaged(part: part) }
                let local = MarkupTags.local(tag.name, in: bytes)
                guard bytes[local].elementsEqual(element.name.utf8) else { throw .damaged(part: part) }
                element.end(at: tag.range)
                guard !open.isEmpty else { return element }
                open[open.count - 1].children.append(element)
            }
        }
        throw .damaged(part: part)
    }

    /// Such an element does not stand within another of its name.
    private static func close(of name: StaticString, in tags: inout MarkupTags) -> MarkupTags.Tag? {
        while let tag = tags.next() { if tag.kind == .close, tags.isNamed(tag, name) { return tag } }
        return nil
    }

    private mutating func end(at closeTag: Range<Int>) {
        content = openTag.upperBound..<closeTag.lowerBound
        range = openTag.lowerBound..<closeTag.upperBound
    }

    func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }
    func children(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

    /// - Parameter name: with its prefix, if it has one.
    func attribute(_ name: String) -> MarkupAttribute? { attributes.first { $0.name == name } }

    func value(_ name: String, in bytes: [UInt8]) -> String? {
        attribute(name).map { MarkupText.decode(bytes[$0.value]) }
    }

    /// The value of an attribute by the part of its name behind the prefix: `id` of `r:id`.
    func prefixedValue(_ local: String, in bytes: [UInt8]) -> String? {
        attributes.first { $0.name.hasSuffix(":" + local) && !$0.name.hasPrefix("xmlns:") }
            .map { MarkupText.decode(bytes[$0.value]) }
    }

    /// The prefix, with its colon, that stands for a namespace; nil when none does.
    func prefix(for namespaces: [String], in bytes: [UInt8]) -> String? {
        for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
            if namespaces.contains(MarkupText.decode(bytes[attribute.value])) {
                return attribute.name.dropFirst(6) + ":"
            }
        }
        return nil
    }
}
