import KloptLanguage
import KloptModel

extension TemplateStamp {
    init(
        _ ruleSet: RuleSet, gathered: GatheredTemplate, layouts: [RecordLayout], ownSheets: [String],
        words: TemplateWords, period: Period
    ) {
        let datasets = gathered.sheets.map(\.dataset)
        self.init(
            pack: ruleSet.name, version: ruleSet.version, organisation: gathered.organisation, period: period,
            language: words.language,
            sheets: zip(datasets, layouts).map { dataset, layout in
                Sheet(
                    name: layout.name, dataset: ruleSet.datasets[dataset].name, headerRow: RecordLayout.headerRow,
                    ownColumns: [words.stand, words.whatIsWrong, words.codes])
            },
            ownSheets: ownSheets, columns: Self.columns(of: ruleSet, datasets: datasets, period),
            rules: Self.fingerprints(of: ruleSet, datasets: datasets, period))
    }
}
