/// The columns of the codebook, put together from its measures and breakdowns.
enum DatasetBuilder {
    private typealias Category = (name: String, label: String)

    private static let funders: [Category] = [
        ("uwv", "UWV"), ("gemeente", "gemeente"), ("overig", "overige financiering"),
    ]
    private static let types: [Category] = [
        ("epa", "driejarig IPS-EPA-traject"), ("cmd", "tweejarig IPS-CMD-traject"),
        ("anders", "ander type IPS-traject"),
    ]
    private static let stages: [Category] = [
        ("aangevraagd", "aangevraagd, nog niet goedgekeurd"), ("goedgekeurd", "goedgekeurd door de financier"),
    ]
    private static let reasons: [Category] = [
        ("met_werk", "Beëindigd met betaald werk op het moment van beëindiging"),
        ("ooit_werk", "Beëindigd zonder betaald werk, maar ooit gewerkt tijdens het traject"),
        ("nooit_werk", "Beëindigd zonder ooit tijdens het traject te hebben gewerkt"),
    ]
    private static let results: [Category] = [
        ("met_resultaat", "Beëindigd met resultaat"), ("zonder_resultaat", "Beëindigd zonder resultaat"),
        ("voortijdig", "Beëindigd voortijdig"),
    ]

    static var individualPlacement: Dataset {
        var columns = [Dataset.Column(name: "lopend", label: "Lopende trajecten")]
        columns += split("lopend", "Lopend", stages) + split("lopend", "Lopend", funders)
        columns += split("lopend", "Lopend", types)
        columns.append(
            .init(
                name: "lopend_gemeente_regeling", label: "Lopend, landelijke gemeentelijke IPS-regeling",
                isRequired: false))
        columns += measure("betaald", "Met betaald werk", funders, types)
        columns += measure("ooit", "Ooit betaald gewerkt", funders)
        columns += measure("duurzaam", "Met duurzaam betaald werk", funders, types)
        columns += [
            ("lt3", "minder dan 3 maanden"), ("3tot9", "3 tot 9 maanden"), ("gt9", "meer dan 9 maanden"),
        ].map { .init(name: "eerste_baan_\($0.0)", label: "Duur tot eerste betaalde baan, \($0.1)") }
        columns += jobs
        columns += [
            .init(name: "opleiding", label: "Volgt een opleiding"),
            .init(name: "opleiding_gestart", label: "Gestart met een opleiding"),
            .init(name: "opleiding_gestopt", label: "Gestopt met een opleiding"),
        ]
        columns += unpaid
        columns.append(.init(name: "beeindigd", label: "Beëindigde trajecten"))
        columns += split("beeindigd", "Beëindigd", stages)
        columns += ended(reasons)

        let funderNames = funders.map(\.name)
        let typeNames = types.map(\.name)
        var parts = chain(["duurzaam", "betaald", "ooit", "lopend"], categories: funderNames)
        parts += typeNames.flatMap { chain(["duurzaam_\($0)", "betaald_\($0)", "lopend_\($0)"], categories: []) }
        parts.append(.init(part: "opleiding", whole: "lopend"))
        parts.append(.init(part: "lopend_gemeente_regeling", whole: "lopend_gemeente"))
        return Dataset(
            name: "ips", title: "Individuele Plaatsing en Steun", columns: columns,
            sums: [
                sum("lopend", "stadium", stages), sum("lopend", "financiering", funders), sum("lopend", "type", types),
                sum("betaald", "financiering", funders), sum("betaald", "type", types),
                sum("ooit", "financiering", funders),
                sum("duurzaam", "financiering", funders), sum("duurzaam", "type", types),
                sum("beeindigd", "stadium", stages), sum("beeindigd", "uitstroomreden", reasons),
            ], parts: parts + unpaidParts)
    }

    static func workAndOther(_ name: String, title: String) -> Dataset {
        var columns = measure("lopend", "Lopend", funders, total: "Lopende trajecten")
        columns += measure("betaald", "Met betaald werk", funders)
        columns += measure("ooit", "Ooit betaald gewerkt", funders)
        columns += measure("duurzaam", "Met duurzaam betaald werk", funders)
        columns += jobs + unpaid
        columns.append(.init(name: "beeindigd", label: "Beëindigde trajecten"))
        columns += ended(reasons)
        return Dataset(
            name: name, title: title, columns: columns,
            sums: ["lopend", "betaald", "ooit", "duurzaam"].map { sum($0, "financiering", funders) }
                + [sum("beeindigd", "uitstroomreden", reasons)],
            parts: chain(["duurzaam", "betaald", "ooit", "lopend"], categories: funders.map(\.name)) + unpaidParts)
    }

    static var jobCoaching: Dataset {
        let durations: [Category] = [
            ("lt6", "minder dan 6 maanden"), ("6tot12", "6 tot 12 maanden"), ("gt12", "meer dan 12 maanden"),
        ]
        var columns = measure("lopend", "Lopend", funders, total: "Lopende trajecten")
        columns += split("dienstverband", "Duur van het dienstverband", durations)
        columns.append(.init(name: "beeindigd", label: "Beëindigde trajecten"))
        columns += ended(reasons)
        return Dataset(
            name: "jobcoaching", title: "Jobcoaching", columns: columns,
            sums: [
                sum("lopend", "financiering", funders),
                .init(
                    total: "lopend", breakdown: "duur_dienstverband",
                    parts: durations.map { "dienstverband_\($0.name)" }),
                sum("beeindigd", "uitstroomreden", reasons),
            ], parts: [])
    }

    static func boughtByUWV(_ name: String, title: String) -> Dataset {
        var columns = measure("lopend", "Lopend", funders, total: "Lopende trajecten")
        columns.append(.init(name: "beeindigd", label: "Beëindigde trajecten"))
        columns += ended(results)
        return Dataset(
            name: name, title: title, columns: columns,
            sums: [sum("lopend", "financiering", funders), sum("beeindigd", "uitstroomresultaat", results)], parts: [])
    }

    private static let jobs: [Dataset.Column] = [
        .init(name: "werk_gestart", label: "Gestart met betaald werk"),
        .init(name: "werk_gestopt", label: "Gestopt met betaald werk"),
    ]
    private static let unpaid: [Dataset.Column] = [
        .init(name: "dagbesteding", label: "Arbeidsmatige dagbesteding"),
        .init(name: "vrijwilligerswerk", label: "Vrijwilligerswerk of werkervaringsplaats"),
        .init(name: "proefplaatsing", label: "Proefplaatsing"),
    ]
    private static let unpaidParts = unpaid.map { Dataset.Part(part: $0.name, whole: "lopend") }

    private static func measure(
        _ name: String, _ label: String, _ breakdowns: [Category]..., total: String? = nil
    ) -> [Dataset.Column] {
        [.init(name: name, label: total ?? label)] + breakdowns.flatMap { split(name, label, $0) }
    }

    private static func split(_ measure: String, _ label: String, _ categories: [Category]) -> [Dataset.Column] {
        categories.map { .init(name: "\(measure)_\($0.name)", label: "\(label), \($0.label)") }
    }

    private static func ended(_ categories: [Category]) -> [Dataset.Column] {
        categories.map { .init(name: "beeindigd_\($0.name)", label: $0.label) }
    }

    private static func sum(_ total: String, _ breakdown: String, _ categories: [Category]) -> Dataset.Sum {
        .init(total: total, breakdown: breakdown, parts: categories.map { "\(total)_\($0.name)" })
    }

    /// Each measure a part of the next, in the total and in every category.
    private static func chain(_ measures: [String], categories: [String]) -> [Dataset.Part] {
        zip(measures, measures.dropFirst()).flatMap { part, whole in
            [Dataset.Part(part: part, whole: whole)]
                + categories.map { .init(part: "\(part)_\($0)", whole: "\(whole)_\($0)") }
        }
    }
}
