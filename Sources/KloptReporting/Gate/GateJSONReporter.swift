import KloptModel

/// The decision as one JSON object; of several quarters one object with `publish` and, under `quarters`, one of each.
package struct GateJSONReporter: OutputFormat {
    package static let name = "json"

    package init() {}

    package func write(_ decisions: [GateDecision], to sink: inout some ByteSink) throws {
        guard let first = decisions.first else { return }
        var json = JSONWriter()
        if decisions.count == 1 {
            try write(first, &json, to: &sink)
        } else {
            json.beginObject()
            json.key("publish")
            json.bool(decisions.publish)
            json.key("text")
            json.string(GateWords(decision: first).verdict(of: decisions))
            json.key("quarters")
            json.beginArray()
            for decision in decisions { try write(decision, &json, to: &sink) }
            json.end()
            json.end()
        }
        try json.pieces.flush(into: &sink)
    }

    private func write(_ decision: GateDecision, _ json: inout JSONWriter, to sink: inout some ByteSink) throws {
        let words = GateWords(decision: decision)
        let report = decision.facts.report
        json.beginObject()
        json.head(of: report)
        json.key("publish")
        json.bool(decision.publishes)
        json.key("text")
        json.string(words.verdict)
        json.key("policy")
        json.beginObject()
        json.key("name")
        json.string(decision.facts.policy.name)
        json.key("title")
        json.string(decision.facts.policy.title.text(in: report.language))
        json.key("builtIn")
        json.bool(decision.facts.policy.isBuiltIn)
        json.end()
        json.reasons(decision.reasons, dataset: nil, words)
        json.key("tolerated")
        json.beginArray()
        for (rule, count) in decision.facts.tolerated.sorted(by: { $0.key < $1.key }) {
            json.beginObject()
            json.key("rule")
            json.string(rule)
            json.key("count")
            json.integer(count)
            json.key("reason")
            json.string(decision.facts.policy.tolerated[rule]?.text(in: report.language))
            json.end()
        }
        json.end()
        json.key("switchedOff")
        json.beginArray()
        for (rule, reason) in decision.facts.switchedOff.sorted(by: { $0.key < $1.key }) {
            json.beginObject()
            json.key("rule")
            json.string(rule)
            json.key("reason")
            json.string(reason.text(in: report.language))
            json.end()
        }
        json.end()
        json.summary(of: report)
        if let solved = report.solved {
            try json.objects("solved", solved, drainingInto: &sink) { json, issue in json.members(of: issue) }
            json.key("remarks")
            json.strings(report.roundRemarks.map { $0.text(in: report.language) })
        }
        json.failures(report.failures, in: report.language)
        json.key("area")
        json.string(report.coverage.flatMap { $0.column.name.isEmpty ? nil : $0.column.name })
        json.key("datasets")
        json.beginArray()
        for dataset in decision.datasets {
            json.dataset(dataset, words)
            try json.pieces.drain(into: &sink)
        }
        json.end()
        json.end()
    }
}

extension JSONWriter {
    fileprivate mutating func dataset(_ dataset: GateDecision.Dataset, _ words: GateWords) {
        beginObject()
        key("dataset")
        string(dataset.name)
        key("publish")
        bool(dataset.publishes)
        key("state")
        string(dataset.state?.rawValue)
        key("mark")
        string(dataset.state?.mark)
        key("areasByState")
        beginObject()
        for state in Coverage.State.allCases {
            key(named: state.rawValue)
            integer(dataset.areas.count { $0.cell.state == state })
        }
        end()
        reasons(dataset.reasons, dataset: dataset.name, words)
        figures(dataset.figures, dataset.state, .nation, words)
        key("areas")
        beginArray()
        for area in dataset.areas {
            beginObject()
            cellKeys(area.cell)
            key("publish")
            bool(area.publishes)
            reasons(area.reasons, dataset: dataset.name, words)
            figures(area.figures, area.cell.state, .area, words)
            end()
        }
        end()
        end()
    }

    fileprivate mutating func reasons(_ reasons: [GateReason], dataset: String?, _ words: GateWords) {
        key("reasons")
        beginArray()
        for reason in reasons {
            beginObject()
            key("condition")
            string(reason.condition.rawValue)
            key("blocks")
            bool(reason.blocks)
            key("count")
            integer(reason.count)
            key("of")
            integer(reason.total)
            key("limit")
            number(reason.limit)
            key("names")
            strings(reason.names)
            key("against")
            string(reason.against?.description)
            key("text")
            string(words.text(of: reason, dataset: dataset))
            if let wrong = reason.wrongFigures { causes(wrong) }
            end()
        }
        end()
    }

    /// `causes`, each with what comes of it; and how much that is in all.
    private mutating func causes(_ wrong: PublicationFacts.WrongFigures) {
        func issues(_ issues: PublicationFacts.Issues) {
            beginObject()
            key("count")
            integer(issues.count)
            key("examples")
            strings(issues.examples)
            end()
        }
        key("causes")
        beginArray()
        for cause in wrong.causes {
            beginObject()
            key("issue")
            string(cause.id)
            key("text")
            string(cause.text)
            key("consequences")
            issues(cause.consequences)
            end()
        }
        end()
        key("consequencesOfSeveral")
        issues(wrong.joint)
        key("consequences")
        integer(wrong.consequences)
    }

    /// `totals`, each with its `changes`, and `comparisons`: what those changes rest on.
    private mutating func figures(
        _ figures: PublicationFacts.Figures, _ state: Coverage.State?, _ extent: Policy.Extent, _ words: GateWords
    ) {
        key("totals")
        beginArray()
        for (index, total) in figures.totals.enumerated() where total.value != nil {
            beginObject()
            key("measure")
            string(total.measure)
            key("value")
            number(total.value)
            key("mark")
            string(words.mark(of: total, state))
            key("missingParts")
            integer(total.missingParts)
            key("changes")
            beginArray()
            for comparison in figures.comparisons {
                guard comparison.changes.indices.contains(index) else { continue }
                change(comparison.changes[index], comparison, extent, words)
            }
            end()
            end()
        }
        end()
        key("comparisons")
        beginArray()
        for comparison in figures.comparisons {
            beginObject()
            key("against")
            string(comparison.against.description)
            key("likeForLike")
            bool(comparison.isLikeForLike)
            key("organisations")
            integer(comparison.both.count)
            key("onlyThen")
            strings(comparison.onlyThen)
            key("onlyNow")
            strings(comparison.onlyNow)
            end()
        }
        end()
    }

    private mutating func change(
        _ change: PublicationFacts.Change, _ comparison: PublicationFacts.Comparison, _ extent: Policy.Extent,
        _ words: GateWords
    ) {
        let isSmall = words.decision.facts.policy.isSmall(change, per: extent)
        beginObject()
        key("against")
        string(comparison.against.description)
        key("then")
        number(change.then)
        key("likeForLike")
        beginObject()
        key("then")
        number(change.alikeThen)
        key("now")
        number(change.alikeNow)
        key("change")
        number(change.alike)
        key("percent")
        number(isSmall ? nil : change.percent)
        key("tooSmall")
        bool(isSmall)
        end()
        end()
    }
}
