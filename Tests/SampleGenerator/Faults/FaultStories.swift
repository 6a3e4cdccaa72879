/// What goes wrong together in one organisation; the stories that fit fewest organisations first.
enum FaultStories {
    static var all: [[Fault]] {
        [
            // The new region, with a job counted for everybody who applied.
            [.tooManyJobStarts(), .raised("ips", "ooit_uwv", by: 2, breaks: "ooit", "financiering")],
            // Sends last quarter's file again.
            [.copiedFromBefore()],
            // Job coaching that is something else.
            [
                .raisedTotal("jobcoaching", "lopend", by: 1), .neverWorkedInJobCoaching(),
                .moreEndedThanThereWere("jobcoaching", "met_werk"),
            ],
            // Trajectories that UWV buys, paid by a municipality, and without registering who left.
            [
                .wrongFunder("werkfit", "gemeente"), .endingsNotRegistered("werkfit"),
                .raised("werkfit", "beeindigd_voortijdig", by: 2, breaks: "beeindigd", "uitstroomresultaat"),
            ],
            // Forgets a whole trajectory.
            [
                .trajectoryForgotten(),
                .raised("ips", "beeindigd_ooit_werk", by: 1, breaks: "beeindigd", "uitstroomreden"),
            ],
            // Forgets a region, and types another with a slip.
            [
                .regionForgotten(), .misspelledRegion("ips"),
                .raised("ips", "betaald_uwv", by: 1, breaks: "betaald", "financiering"),
            ],
            // Calls every job durable.
            [
                .moreDurableThanPaid("overig", in: ["overig"]), .moreDurableThanPaid("ips", in: ["uwv", "epa"]),
                .timesTen("ips", "opleiding", above: "lopend"),
            ],
            // Types what comes to mind.
            [
                .aboutCell("ips", "lopend_gemeente"), .cell("ips", "werk_gestopt", "", .missingCell),
                .cell("ips", "vrijwilligerswerk", "12,5", .untypableCell),
                .cell("ips", "beeindigd_goedgekeurd", "#REF!", .untypableCell),
            ],
            // Does not know, and says so.
            [
                .cell("ips", "opleiding", "-", .missingCell), .cell("ips", "duurzaam_cmd", "n.v.t.", .missingCell),
                .negativeCell("ips", "opleiding_gestopt", besides: "opleiding"),
                .cell("ips", "dagbesteding", "onbekend", .missingCell),
            ],
            // Adds up by hand.
            [
                .raised("ips", "lopend_uwv", by: 3, breaks: "lopend", "financiering"),
                .raised("ips", "lopend_aangevraagd", by: 1, breaks: "lopend", "stadium"),
                .raised("ips", "betaald_cmd", by: 1, breaks: "betaald", "type"),
            ],
            // Pastes rows together.
            [
                .sentTwice("ips"), .oldRowLeftIn("ips", quarter: "2024-Q4"),
                .cell("ips", "proefplaatsing", "<5", .belowFive),
            ],
            // Works in places that nobody knew of.
            [.unknownRegion("ips", "Buitenland"), .regionNotOnRoster("ips"), .jobStartsTooHigh(by: 7)],
            // Reads the definitions in its own way.
            [
                .firstJobs(by: 2, .firstJobsAboveEver), .firstJobs(by: -1, .firstJobsNeither),
                .shifted("ips", from: "duurzaam_gemeente", to: "duurzaam_uwv", above: "betaald_uwv"),
                .shifted("ips", from: "betaald_epa", to: "betaald_cmd", above: "lopend_cmd"),
            ],
            // Has an old form without a column, and calls many trajectories another type.
            [
                .columnLeftOut("ips", "opleiding_gestart"), .manyOfOtherType(), .endingsNotRegistered("ips"),
                .raised("ips", "beeindigd_aangevraagd", by: 1, breaks: "beeindigd", "stadium"),
            ],
            // Grew, or mistyped.
            [.grownSuddenly(), .onlyOneKindOfJob(), .courseStartsTooHigh(), .moreInSchemeThanMunicipality()],
        ]
    }
}
