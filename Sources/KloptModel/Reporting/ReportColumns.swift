/// The columns of klopt's own CSV output: what writes them, and what knows such a file again among submissions.
package enum ReportColumns {
    /// Those of an issue list before the parts of the key.
    package static let beforeKey = [
        Localized("ernst", en: "severity"), Localized("organisatie", en: "organisation"), Localized("dataset"),
    ]
    /// Those of an issue list behind the parts of the key.
    package static let afterKey = [
        Localized("melding", en: "message"), Localized("vraag", en: "question"), Localized("hint"),
        Localized("bestand", en: "file"), Localized("blad", en: "sheet"), Localized("rij", en: "row"),
        Localized("cellen", en: "cells"), Localized("kolommen", en: "columns"), Localized("gevonden", en: "found"),
        Localized("verwacht", en: "expected"), Localized("verschil", en: "difference"), Localized("regel", en: "rule"),
        Localized("id"), Localized("status"),
    ]
    /// Those of the overview.
    package static let overview = [
        Localized("organisatie", en: "organisation"), Localized("naam", en: "name"), Localized("contact"),
        Localized("dataset"), Localized("ontvangen", en: "received"), Localized("verwacht", en: "expected"),
        Localized("ontbreekt", en: "missing"), Localized("fouten", en: "errors"),
        Localized("waarschuwingen", en: "warnings"), Localized("opmerkingen", en: "remarks"),
        Localized("stand", en: "state"),
    ]

    /// Whether a header is that of an issue list or an overview, in either language.
    package static func isOwn(header: [String]) -> Bool {
        Language.allCases.contains { language in
            func texts(_ columns: [Localized]) -> [String] { columns.map { $0.text(in: language) } }
            return header == texts(overview)
                || header.count >= beforeKey.count + afterKey.count && header.starts(with: texts(beforeKey))
                    && header.suffix(afterKey.count) == texts(afterKey)[...]
        }
    }
}
