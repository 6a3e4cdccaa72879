/// The two parts of a sheet's notes: their texts, and the boxes in which they appear.
///
/// Source: ECMA-376 Part 1, section 18.7 (comments); Part 4, section 19 (VML).
struct NotesMarkup {
    let notes: [SheetLayout.Note]
    /// Counted from 1; the boxes' numbers begin with it.
    let sheetNumber: Int

    func texts() -> [UInt8] {
        var authors = OrderedSet<String>()
        for note in notes { _ = authors.index(of: note.author) }
        var markup = Markup.document()
        markup.element("comments", ["xmlns": Markup.main]) { markup in
            markup.element("authors") { markup in
                for author in authors.all { markup.element("author", text: EscapedText.escape(author)) }
            }
            markup.element("commentList") { markup in
                for note in notes {
                    let author = authors.index(of: note.author)
                    markup.element("comment", ["ref": "\(note.cell)", "authorId": "\(author)"]) { markup in
                        markup.element("text") { markup in
                            markup.element("r") { markup in
                                markup.element("rPr") { markup in
                                    markup.element("sz", ["val": "9"])
                                    markup.element("rFont", ["val": "Tahoma"])
                                }
                                let text = EscapedText.escape(note.text)
                                markup.element("t", ["xml:space": text.spacePreservation], text: text)
                            }
                        }
                    }
                }
            }
        }
        return markup.bytes
    }

    func boxes() -> [UInt8] {
        var markup = Markup()
        markup.element(
            "xml",
            [
                "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
                "xmlns:x": "urn:schemas-microsoft-com:office:excel",
            ]
        ) { markup in
            markup.element("o:shapelayout", ["v:ext": "edit"]) { markup in
                markup.element("o:idmap", ["v:ext": "edit", "data": "\(sheetNumber)"])
            }
            markup.element(
                "v:shapetype",
                [
                    "id": "_x0000_t202", "coordsize": "21600,21600", "o:spt": "202",
                    "path": "m,l,21600r21600,l21600,xe",
                ]
            ) { markup in
                markup.element("v:stroke", ["joinstyle": "miter"])
                markup.element("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"])
            }
            for (index, note) in notes.enumerated() { write(note, number: index + 1, to: &markup) }
        }
        return markup.bytes
    }

    private func write(_ note: SheetLayout.Note, number: Int, to markup: inout Markup) {
        let size = "width:\(WrittenNumber.text(note.width))pt;height:\(WrittenNumber.text(note.height))pt"
        markup.element(
            "v:shape",
            [
                "id": "_x0000_s\(sheetNumber * 1024 + number)", "type": "#_x0000_t202",
                "style":
                    "position:absolute;margin-left:60pt;margin-top:1.5pt;\(size);z-index:\(number);visibility:hidden",
                "fillcolor": "#ffffe1", "o:insetmode": "auto",
            ]
        ) { markup in
            markup.element("v:fill", ["color2": "#ffffe1"])
            markup.element("v:shadow", ["on": "t", "color": "black", "obscured": "t"])
            markup.element("v:path", ["o:connecttype": "none"])
            markup.element("v:textbox", ["style": "mso-direction-alt:auto"]) { markup in
                markup.element("div", ["style": "text-align:left"]) { _ in }
            }
            markup.element("x:ClientData", ["ObjectType": "Note"]) { markup in
                markup.element("x:MoveWithCells")
                markup.element("x:SizeWithCells")
                markup.element("x:Anchor", text: anchor(note))
                markup.element("x:AutoFill", text: "False")
                markup.element("x:Row", text: "\(note.cell.row)")
                markup.element("x:Column", text: "\(note.cell.column)")
            }
        }
    }

    /// Left column and offset, top row and offset, right and bottom alike, in pixels of usual columns and rows.
    private func anchor(_ note: SheetLayout.Note) -> String {
        let left = min(note.cell.column + 1, CellReference.columnCount - 8)
        let top = max(0, min(note.cell.row - 1, CellReference.rowCount - 32))
        let (width, height) = (Int(note.width / 0.75), Int(note.height / 0.75))
        let (right, bottom) = (left + (width + 15) / 64, top + (height + 10) / 20)
        return [left, 15, top, 10, right, (width + 15) % 64, bottom, (height + 10) % 20].map(String.init)
            .joined(separator: ", ")
    }
}
