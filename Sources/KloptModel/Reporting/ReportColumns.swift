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
        Localized("id"), Localized("status"), Localized("toelichting", en: "explanation"),
    ]
    /// Those of the overview.
    package static let overview = [
        Localized("organisatie", en: "organisation"), Localized("naam", en: "name"), Localized("contact"),
        Localized("dataset"), Localized("ontvangen", en: "received"), Localized("verwacht", en: "expected"),
        Localized("ontbreekt", en: "missing"), Localized("fouten", en: "errors"),
        Localized("waarschuwingen", en: "warnings"), Localized("opmerkingen", en: "remarks"),
        Localized("stand", en: "state"), Localized("toegelicht", en: "explained"),
        Localized("ontvangen op", en: "received on"),
    ]
    /// Those behind the overview's others, with a baseline.
    package static let overviewStatuses = [
        Localized("nieuw", en: "new"), Localized("gewijzigd", en: "changed"), Localized("ongewijzigd", en: "unchanged"),
        Localized("opgelost", en: "solved"),
    ]
    /// So many of each list have been there in every version: by these klopt knows what an earlier one wrote.
    private static let (afterKeyEver, overviewEver) = (14, 11)

    /// Those of a decision to publish.
    package static let gate = [
        Localized("periode", en: "period"), Localized("dataset"), Localized("gebied", en: "area"),
        Localized("stand", en: "state"), Localized("publiceren", en: "publish"), Localized("verwacht", en: "expected"),
        Localized("telt mee", en: "counted"), Localized("telt niet mee", en: "withheld"),
        Localized("niet ontvangen", en: "not received"), Localized("redenen", en: "reasons"),
    ]

    /// Whether a header that begins with these cells may be that of one of these tables.
    package static func mayBeOwn(beginning cells: [String]) -> Bool {
        Language.allCases.contains { language in
            [gate, overview, beforeKey].contains { columns in
                zip(cells, columns).allSatisfy { $0 == $1.text(in: language) }
            }
        }
    }

    /// Whether a header is that of one of these tables, in either language.
    package static func isOwn(header: [String]) -> Bool {
        Language.allCases.contains { language in
            func texts(_ columns: [Localized]) -> [String] { columns.map { $0.text(in: language) } }
            let after = texts(afterKey).prefix(afterKeyEver)
            return header == texts(gate) || header.starts(with: texts(overview).prefix(overviewEver))
                || header.starts(with: texts(beforeKey))
                    && header.indices.contains { header[$0...].starts(with: after) }
        }
    }
}
