import KloptModel

// MARK: Stage 2: code lists, from the rule text and from the pack's CSV files

extension PackChecker {
    func buildCodeLists(reference: (String) -> [[String]]?) {
        for text in codes {
            let earlier = problems.count
            var entries = referenceEntries(of: text, reference: reference)
            entries += text.entries.map { entry in
                CodeList.Entry(
                    code: entry.word.text, name: entry.word.text,
                    label: entry.label?.localized ?? Localized(entry.word.text), aliases: entry.aliases)
            }
            if entries.isEmpty, problems.count == earlier {
                problems.report(.emptyList(text.name.text), at: text.name.site)
            }
            codeListIndex[text.name.text] = codeLists.count
            codeLists.append(
                CodeList(
                    name: text.name.text, label: text.label.localized, entries: entries,
                    acceptsNearSpelling: text.acceptsNearSpelling))
            spellings.append(spellings(of: entries, text: text))
        }
    }

    private func referenceEntries(
        of text: SyntaxCodes, reference: (String) -> [[String]]?
    ) -> [CodeList.Entry] {
        guard let file = text.reference else { return [] }
        guard let path = PackPath.resolve(file.dutch, from: file.site.source.path), let rows = reference(path),
            let header = rows.first
        else {
            problems.report(.referenceNotFound(file.dutch), at: file.site)
            return []
        }
        let headings = header.map { $0.trimmed }
        func index(of name: SyntaxName?) -> Int? {
            guard let name else { return nil }
            if let index = headings.firstIndex(of: name.text) { return index }
            let suggestion = problems.nearest(to: name.text, among: headings)
            problems.report(
                .referenceColumnNotFound(name.text, file: file.dutch, suggestion: suggestion), at: name.site)
            return nil
        }
        let codeColumn = index(of: text.codeColumn)
        let nameColumn = index(of: text.nameColumn)
        let aliasColumn = index(of: text.aliasColumn)
        let (tileRow, tileColumn) = (index(of: text.tile?.row), index(of: text.tile?.column))
        guard codeColumn != nil || nameColumn != nil else {
            if text.codeColumn == nil, text.nameColumn == nil {
                problems.report(.expected(.oneOf(["code", "name"]), found: "{"), at: file.site)
            }
            return []
        }
        var entries: [CodeList.Entry] = []
        var seen: Set<String> = []
        for (number, row) in rows.enumerated().dropFirst() where !row.allSatisfy({ $0.trimmed.isEmpty }) {
            func cell(_ column: Int?) -> String? {
                guard let column, row.indices.contains(column) else { return nil }
                return row[column].trimmed
            }
            let code = cell(codeColumn) ?? cell(nameColumn) ?? ""
            let name = cell(nameColumn) ?? code
            guard !code.isEmpty, !name.isEmpty, seen.insert(code).inserted else {
                let shown = code.isEmpty || name.isEmpty ? "" : code
                problems.report(.referenceRow(shown, file: file.dutch, row: number + 1), at: file.site)
                continue
            }
            let aliases = (cell(aliasColumn) ?? "").split(separator: "|").map { String($0).trimmed }
            var tile: Coverage.Tile?
            if tileRow != nil, tileColumn != nil {
                tile = PackChecker.tile(row: cell(tileRow), column: cell(tileColumn))
                if let other = entries.first(where: { tile != nil && $0.tile == tile }) {
                    problems.report(.sameTile(other.name, name), at: file.site)
                } else if tile == nil {
                    problems.report(.noTile(name, file: file.dutch, row: number + 1), at: file.site)
                }
            }
            entries.append(
                CodeList.Entry(
                    code: code, name: name, label: Localized(name), aliases: aliases.filter { !$0.isEmpty },
                    tile: tile))
        }
        return entries
    }

    /// A map of tiles has no more rows and columns than this.
    private static let maximalTiles = 100

    /// From the 1-based numbers of a CSV.
    private static func tile(row: String?, column: String?) -> Coverage.Tile? {
        guard let row = row.flatMap({ Int($0) }), let column = column.flatMap({ Int($0) }),
            (1...maximalTiles).contains(row), (1...maximalTiles).contains(column)
        else { return nil }
        return Coverage.Tile(row: row - 1, column: column - 1)
    }

    /// Under which texts each entry is known; a text for two entries is reported.
    private func spellings(of entries: [CodeList.Entry], text: SyntaxCodes) -> [String: Int] {
        var result: [String: Int] = [:]
        result.reserveCapacity(3 * entries.count)
        for (index, entry) in entries.enumerated() {
            for spelling in [entry.code, entry.name] + entry.aliases {
                let key = spelling.lowercased()
                if let other = result[key], other != index {
                    let site = text.entries.first { $0.word.text == entry.name }?.word.site ?? text.name.site
                    problems.report(.ambiguousSpelling(spelling, entries[other].name, entry.name), at: site)
                } else {
                    result[key] = index
                    if spelling != key { result[spelling] = index }
                }
            }
        }
        return result
    }

    /// The entry that a text or word means.
    func entry(_ text: String, of list: Int) -> CodeList.Entry? {
        entryIndex(text, of: list).map { codeLists[list].entries[$0] }
    }

    func entryIndex(_ text: String, of list: Int) -> Int? {
        // Nearly every text is spelled as in the list.
        spellings[list][text] ?? spellings[list][text.lowercased()]
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        // Nearly always there is none: an ASCII byte above the space is no part of it.
        let isInk: (UInt8) -> Bool = { $0 > 0x20 && $0 < 0x7F }
        if utf8.first.map(isInk) ?? true, utf8.last.map(isInk) ?? true { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
