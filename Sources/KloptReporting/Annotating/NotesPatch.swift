import KloptWorkbook

/// The notes of a sheet: klopt's own are put in, replaced or taken away, those of people stay.
///
/// What klopt writes stands between two lines by which it is known again, also behind what somebody had written there;
/// what somebody writes below klopt's part stays as well. The text of a conversation (Office 365) is kept in its note
/// too, for programs that do not know conversations; klopt's part comes behind it.
///
/// Source: ECMA-376 Part 1, 18.7 (comments) and 18.4.7 (text).
struct NotesPatch {
    private static let opening = "— klopt —"
    private static let closing = "— — —"
    private static let author = "klopt"

    private let bytes: [UInt8]
    private let root: MarkupElement
    private var patch = PartPatch()
    /// Cells whose note held nothing but what klopt wrote; it is gone, or written anew.
    private(set) var removed: Set<CellReference> = []
    /// Cells that get a note of their own, in order.
    private(set) var added: [CellReference] = []
    /// Cells whose note is somebody's, with klopt's part behind it: a text as long as the whole.
    private(set) var extended: [CellReference: String] = [:]

    /// - Parameter bytes: nil when the sheet has no notes.
    init(_ bytes: [UInt8]?, part: String, isStrict: Bool) throws(AnnotationError) {
        let namespace = PartMarkup.main(isStrict: isStrict)
        self.bytes =
            bytes
            ?? Array(
                "\(PartMarkup.declaration)<comments xmlns=\"\(namespace)\"><authors/><commentList/></comments>".utf8)
        root = try MarkupElement.root(of: self.bytes, part: part)
    }

    /// Whether klopt wrote in any of the notes, so that there is something to take away.
    var hasOwn: Bool {
        (root.child("commentList")?.children ?? []).contains { comment in
            comment.child("text").map { text(of: pieces(of: $0)).contains(NotesPatch.opening) } ?? false
        }
    }

    /// - Parameter texts: what klopt has to say, by cell.
    mutating func apply(_ texts: [CellReference: String]) {
        var pending = texts
        let list = root.child("commentList")
        for comment in list?.children("comment") ?? [] {
            guard let cell = comment.value("ref", in: bytes).flatMap({ CellReference($0) }),
                let element = comment.child("text")
            else { continue }
            let pieces = pieces(of: element)
            let found = text(of: pieces)
            let own = NotesPatch.own(in: found)
            if let own, NotesPatch.isEmpty(found, without: own) {
                // It is written anew at the end, so that a second time gives the same.
                patch.remove(comment.range)
                removed.insert(cell)
            } else {
                let new = pending.removeValue(forKey: cell)
                rewrite(element, pieces, without: own, with: new)
                let others = found.count - (own?.count ?? 0)
                extended[cell] = new.map { String(found.prefix(others)) + "\n" + $0 }
            }
        }
        added = pending.keys.sorted()
        guard !added.isEmpty else { return }
        let author = authorNumber()
        let prefix = root.prefix
        var text = ""
        for cell in added {
            text += "<\(prefix)comment ref=\"\(cell)\" authorId=\"\(author)\" shapeId=\"0\"><\(prefix)text>"
            text += run(NotesPatch.framed(pending[cell] ?? "")) + "</\(prefix)text></\(prefix)comment>"
        }
        if let list {
            patch.change(list, in: bytes, appending: text)
        } else {
            patch.change(root, in: bytes, appending: "<\(prefix)commentList>\(text)</\(prefix)commentList>")
        }
    }

    func applied() -> [UInt8] { patch.applied(to: bytes) }

    // MARK: The text of one note

    /// A piece of a note's text: its `t`, and the `r` around it when it has a look of its own.
    private struct Piece {
        var run: MarkupElement?
        var element: MarkupElement
        var text: String
    }

    private func pieces(of text: MarkupElement) -> [Piece] {
        var pieces: [Piece] = []
        for child in text.children {
            let element = child.name == "t" ? child : child.name == "r" ? child.child("t") : nil
            guard let element else { continue }
            pieces.append(
                Piece(
                    run: child.name == "r" ? child : nil, element: element,
                    text: MarkupText.decode(bytes[element.content]).replacing("\r\n", with: "\n")))
        }
        return pieces
    }

    private func text(of pieces: [Piece]) -> String { pieces.map(\.text).joined() }

    private static func framed(_ text: String) -> String { "\(opening)\n\(text)\n\(closing)" }

    /// Where klopt's part stands, with the line break that set it apart; in characters from the start.
    private static func own(in text: String) -> Range<Int>? {
        guard let start = text.firstRange(of: opening) else { return nil }
        let end = text[start.upperBound...].firstRange(of: closing)?.upperBound ?? text.endIndex
        var range =
            text.distance(from: text.startIndex, to: start.lowerBound)..<text.distance(from: text.startIndex, to: end)
        if start.lowerBound > text.startIndex, text[text.index(before: start.lowerBound)] == "\n" {
            range = range.lowerBound - 1..<range.upperBound
        } else if end < text.endIndex, text[end] == "\n" {
            range = range.lowerBound..<range.upperBound + 1
        }
        return range
    }

    private static func isEmpty(_ text: String, without own: Range<Int>) -> Bool {
        text.prefix(own.lowerBound).allSatisfy(\.isWhitespace)
            && text.dropFirst(own.upperBound).allSatisfy(\.isWhitespace)
    }

    /// Takes klopt's part out of somebody's note, and puts another behind it.
    private mutating func rewrite(
        _ text: MarkupElement, _ pieces: [Piece], without own: Range<Int>?, with new: String?
    ) {
        guard own != nil || new != nil else { return }
        var position = 0
        for piece in pieces {
            let length = piece.text.count
            let start = min(max((own?.lowerBound ?? 0) - position, 0), length)
            let end = min(max((own?.upperBound ?? 0) - position, start), length)
            position += length
            if end > start {
                let rest = piece.text.prefix(start) + piece.text.dropFirst(end)
                if rest.isEmpty {
                    patch.remove((piece.run ?? piece.element).range)
                    continue
                }
                patch.replace(piece.element.content, with: MarkupText.escape(String(rest)))
            }
            // A plain text and runs do not go together.
            if new != nil, piece.run == nil {
                patch.insert("<\(root.prefix)r>", at: piece.element.range.lowerBound)
                patch.insert("</\(root.prefix)r>", at: piece.element.range.upperBound)
            }
        }
        if let new { patch.change(text, in: bytes, appending: run("\n" + NotesPatch.framed(new))) }
    }

    private func run(_ text: String) -> String {
        let prefix = root.prefix
        return "<\(prefix)r><\(prefix)rPr><\(prefix)sz val=\"9\"/><\(prefix)color indexed=\"81\"/>"
            + "<\(prefix)rFont val=\"Tahoma\"/><\(prefix)family val=\"2\"/></\(prefix)rPr>"
            + "<\(prefix)t xml:space=\"preserve\">\(MarkupText.cell(text))</\(prefix)t></\(prefix)r>"
    }

    private mutating func authorNumber() -> Int {
        let authors = root.child("authors")
        let known = authors?.children("author") ?? []
        if let number = known.firstIndex(where: { MarkupText.decode(bytes[$0.content]) == NotesPatch.author }) {
            return number
        }
        let text = "<\(root.prefix)author>\(NotesPatch.author)</\(root.prefix)author>"
        if let authors {
            patch.change(authors, in: bytes, appending: text)
        } else {
            // The authors come first.
            patch.insert("<\(root.prefix)authors>\(text)</\(root.prefix)authors>", at: root.content.lowerBound)
        }
        return known.count
    }
}
