import KloptModel
import KloptWorkbook

extension TableReader {
    /// A sheet that may hold a table.
    private struct Candidate {
        var number: Int
        var sheet: Workbook.Sheet
    }

    /// The sheets of a workbook, each as a table of its own; what sheets without a table say holds for all of them.
    func readSheets(of workbook: Workbook, in file: InputFile, result: inout ReadingResult) {
        if workbook.definedNames.contains(where: { $0.name == WorkbookMarks.report }) {
            result.notes.append(Note(kind: .unusedFile, place: file.place(), text: Wording.ownOutput))
            return
        }

        var file = file
        file.template = TemplateReading.stamp(of: workbook)
        // Only what klopt is known to have made is passed over: a name alone proves nothing.
        let own = file.template.map { $0.ownSheets + [TemplateStamp.sheetName] } ?? []
        let marked = [WorkbookMarks.list, WorkbookMarks.memory].compactMap { workbook.sheet(namedBy: $0) }

        // 1. Look at the beginning of every sheet: which hold a table, and what do the others say?
        var candidates: [Candidate] = []
        var covers: [StatedLines] = []
        var transposed: Localized?
        for (number, sheet) in workbook.sheets.enumerated() {
            if own.contains(sheet.name) || marked.contains(number) { continue }
            let here = file.of(sheet)
            guard sheet.hasCells else {
                result.notes.append(Note(kind: .unusedSheet, place: here.place(), text: WorkbookWording.noCells))
                continue
            }
            guard let (source, text) = open(number, of: workbook, here, isGlance: true, result: &result) else {
                continue
            }
            defer { source.recycle(source.first) }
            if text.isEmpty {
                result.notes.append(Note(kind: .unusedSheet, place: here.place(), text: WorkbookWording.emptySheet))
                continue
            }
            let outcome = recognise(source, here)
            switch outcome {
            case .nothing, .transposed:
                if sheet.visibility == .visible {
                    covers.append(StatedLines(sheet: sheet.name, lines: SheetCover.lines(source.first)))
                }
                var text = WorkbookWording.unusedSheet(isHidden: sheet.visibility != .visible)
                if case .transposed(let letters) = outcome {
                    text = Wording.transposed(letters)
                    transposed = transposed ?? WorkbookWording.inSheet(sheet.name, text)
                }
                result.notes.append(Note(kind: .unusedSheet, place: here.place(), text: text))
            default: candidates.append(Candidate(number: number, sheet: sheet))
            }
        }
        if candidates.isEmpty, !result.failures.contains(where: { $0.file == file.name }) {
            let text = transposed ?? Wording.unrecognised(reader.context.datasets)
            result.failures.append(Report.Failure(file: file.name, text: text))
        }

        // 2. Read those with a table.
        var usedCovers: Set<String> = []
        for candidate in candidates {
            var here = file.of(candidate.sheet)
            here.covers = covers
            here.tableSheets = candidates.map(\.sheet.name)
            guard let (source, text) = open(candidate.number, of: workbook, here, result: &result) else { continue }
            usedCovers.formUnion(read(candidate, source, text, of: here, result: &result))
        }
        result.notes.removeAll { note in
            note.kind == .unusedSheet && note.place?.file == file.name
                && note.place?.sheet.map(usedCovers.contains) == true
        }
    }

    /// - Returns: the sheets without a table that say what all of its records hold.
    private func read(
        _ candidate: Candidate, _ source: BlockSource, _ text: SheetText, of file: InputFile,
        result: inout ReadingResult
    ) -> Set<String> {
        func fail(_ text: Localized) {
            result.failures.append(
                Report.Failure(file: file.name, text: WorkbookWording.inSheet(candidate.sheet.name, text)))
            source.recycle(source.first)
        }
        switch recognise(source, file) {
        case .nothing: fail(Wording.unrecognised(reader.context.datasets))
        case .tooManyColumns: fail(Wording.tooManyColumns)
        case .sideBySide(let keys): fail(Wording.sideBySide(keys))
        case .unclear(let groups): fail(Wording.unclear(groups))
        case .transposed(let letters): fail(Wording.transposed(letters))
        case .ambiguous(let names): fail(Wording.ambiguousTable(names))
        case .table(let layout, let notes):
            let notesBefore = result.notes.count
            read(from: (layout, notes), source, of: file, result: &result) { _, _ in
                text.failure.map { WorkbookWording.inSheet(candidate.sheet.name, WorkbookWording.failure($0)) }
            }
            // How klopt itself laid out the head of a template needs no telling.
            result.notes.removeAll {
                guard let place = $0.place, let row = place.row else { return false }
                return place.file == file.name && place.sheet == file.sheet && row <= file.ownHeaderRow
            }
            let said = Self.said(of: candidate.sheet, text, layout, file)
            result.notes.insert(contentsOf: said, at: min(notesBefore, result.notes.count))
            return layout.usedCovers
        }
        return []
    }

    /// What is read although it does not meet the eye, and what was filled in.
    private static func said(
        of sheet: Workbook.Sheet, _ text: SheetText, _ layout: Layout, _ file: InputFile
    ) -> [Note] {
        var notes: [Note] = []
        func note(_ text: Localized) { notes.append(Note(kind: .other, place: file.place(), text: text)) }
        if sheet.visibility != .visible { note(WorkbookWording.hiddenSheet) }
        let used = layout.source.positions.compactMap { $0 }.filter { text.facts.isHidden(column: $0) }.sorted()
        if !used.isEmpty { note(WorkbookWording.hiddenColumns(used.map { DataPlace.columnLetters($0) })) }
        let headerRow = max(layout.source.headerRow, file.ownHeaderRow)
        let rows = text.hiddenRows.after(headerRow)
        if !rows.isEmpty { note(WorkbookWording.hiddenRows(rows, isFiltered: text.facts.filteredRange != nil)) }
        // Within a header a merged cell is no more than a name over two rows.
        let filled = text.filled.filter { $0.last.row >= headerRow }.map(\.description)
        if !filled.isEmpty {
            notes.append(
                Note(kind: .assumedValue, place: file.place(), text: WorkbookWording.merged(filled)))
        }
        if text.hasUnfilled { note(WorkbookWording.unfilled) }
        let numbers = text.unsharedNumbers.filter { $0.last.row >= headerRow }.map(\.description)
        if !numbers.isEmpty { note(WorkbookWording.unsharedNumbers(numbers)) }
        return notes
    }

    /// A sheet as text, read up to its first block; a failure says why not.
    private func open(
        _ number: Int, of workbook: Workbook, _ file: InputFile, isGlance: Bool = false, result: inout ReadingResult
    ) -> (BlockSource, SheetText)? {
        do throws(WorkbookError) {
            let text = try SheetText(workbook, sheet: number, isGlance: isGlance)
            if let source = BlockSource(
                file: text, pool: session.pool, hashes: false, blockSize: reader.blockSize)
            {
                return (source, text)
            }
            throw text.failure ?? .unreadable
        } catch {
            result.failures.append(
                Report.Failure(
                    file: file.name, text: WorkbookWording.inSheet(file.sheet ?? "", WorkbookWording.failure(error))))
            return nil
        }
    }

    private func recognise(_ source: BlockSource, _ file: InputFile) -> Recogniser.Outcome {
        reader.recogniser.recognise(
            source.first, encoding: .utf8, delimiter: SheetText.delimiter, file: file, finder: session.finder)
    }
}

extension InputFile {
    /// One sheet of it.
    fileprivate func of(_ sheet: Workbook.Sheet) -> InputFile {
        var file = self
        file.sheet = sheet.name
        return file
    }
}

/// A sheet that introduces the others: "Organisatie: GGZ 07", "Kwartaal | 2025-Q2".
enum SheetCover {
    private static let mostRows = 60
    /// A row with more than these is a row of a table.
    private static let mostCells = 3

    /// The first rows, but for those of tables.
    static func lines(_ block: Block) -> [StatedLines.Line] {
        var head = Head(
            block.prefix(64 << 10), delimiter: SheetText.delimiter, from: 0, encoding: .utf8, isWhole: true)
        var lines: [StatedLines.Line] = []
        for row in 0..<mostRows {
            guard let cells = head.cells(row) else { break }
            let filled = cells.count { !$0.isEmpty }
            if (1...mostCells).contains(filled) { lines.append(StatedLines.Line(row: row + 1, cells: cells)) }
        }
        return lines
    }
}
