import KloptModel

extension SampleReport {
    /// Ordered by owner, dataset, key and rule, those without an owner first.
    static func issues(_ language: Language) -> [Issue] {
        func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
        func key(_ owner: String, _ region: String) -> [KeyPart] {
            [
                KeyPart(name: "organisatie", value: owner), KeyPart(name: "regio", value: region),
                KeyPart(name: "kwartaal", value: "2025-Q2"),
            ]
        }
        let seven = "2025-Q2/GGZ 07/ips.csv"
        let eight = "GGZ 08 <img onerror=alert(1)>"
        return [
            Issue(
                id: "0a00", rule: "leesbaar", severity: .error, owner: nil, dataset: "deelnemers",
                message: say(
                    "De deelnemerslijst kan niet worden gelezen: de kolom 'regio' ontbreekt.",
                    "The roster cannot be read: column 'regio' is absent."),
                question: say("Wilt u de lijst herstellen?", "Would you mend the roster?")),
            Issue(
                id: "1a01", rule: "ips.lopend.financiering", severity: .error, owner: "GGZ 07", dataset: "ips",
                key: key("GGZ 07", "Amersfoort"),
                measures: ["lopend", "lopend_uwv", "lopend_gemeente", "lopend_overig"],
                observed: [
                    Observation(name: "lopend", value: .number(Number(80))),
                    Observation(name: "lopend_uwv", value: .number(Number(40))),
                    Observation(name: "lopend_gemeente", value: .number(Number(25))),
                    Observation(name: "lopend_overig", value: .number(Number(10))),
                ],
                expected: Number(80), difference: Number(-5),
                message: say(
                    "UWV 40 + gemeente 25 + overige financiering 10 = 75, maar Lopende trajecten is 80 (verschil −5).",
                    "UWV 40 + municipality 25 + other 10 = 75, but running trajectories is 80 (difference −5)."),
                question: say("Welk van deze cijfers klopt niet?", "Which of these figures is wrong?"),
                hint: say("Er kan een financier zijn vergeten.", "A funder may have been forgotten."),
                why: say(
                    "Elk traject heeft precies één financier.", "Every trajectory has exactly one funder."),
                location: DataPlace(file: seven, row: 5, cells: ["D5", "G5", "H5", "I5"]), seeAlso: ["1a02"]),
            Issue(
                id: "1a02", rule: "ips.duurzaam.deel", severity: .error, owner: "GGZ 07", dataset: "ips",
                key: key("GGZ 07", "Amersfoort"), measures: ["duurzaam", "betaald"],
                observed: [
                    Observation(name: "duurzaam", value: .number(Number(12))),
                    Observation(name: "betaald", value: .text("=cmd|' /C calc'!A0")),
                    Observation(name: "previous(betaald)", value: .missing),
                ],
                message: say(
                    "Duurzaam betaald werk is 12, maar bij betaald werk staat \"=cmd|' /C calc'!A0\".",
                    "Durable paid work is 12, but paid work holds \"=cmd|' /C calc'!A0\"."),
                question: say("Wat had hier moeten staan?\nEen getal?", "What should this have been?\nA number?"),
                why: say("Wie duurzaam werkt, werkt betaald.", "Who works durably is in paid work."),
                location: DataPlace(file: seven, row: 5, cells: ["P5"]),
                related: [
                    DataPlace(file: "2025-Q1/ips.csv", row: 9, cells: ["P9"]),
                    DataPlace(file: "2025-Q2/ggz_70.xlsx", sheet: "IPS", row: 4, cells: ["P4"]),
                ], seeAlso: ["1a01"], status: .changed),
            Issue(
                id: "1a03", rule: "ips.lopend.financiering", severity: .error, owner: "GGZ 07", dataset: "ips",
                key: key("GGZ 07", "Zuid-Kennemerland en IJmond"), measures: ["lopend"],
                observed: [Observation(name: "lopend", value: .number(Number(scaled: 1_484_250_000, decimals: 6)))],
                expected: Number(1_480), difference: Number(scaled: 4_250_000, decimals: 6),
                message: say(
                    "UWV 1.480 + gemeente 0 + overige financiering 0 = 1.480, maar Lopende trajecten is 1.484,25.",
                    "UWV 1,480 + municipality 0 + other 0 = 1,480, but running trajectories is 1,484.25."),
                question: say("Welk van deze cijfers klopt niet?", "Which of these figures is wrong?"),
                why: say(
                    "Elk traject heeft precies één financier.", "Every trajectory has exactly one funder."),
                location: DataPlace(
                    file: seven, row: 6,
                    cells: ["D6", "E6", "F6", "G6", "H6", "I6", "J6", "K6", "L6", "M6", "N6"])),
            Issue(
                id: "1a04", rule: "werkstroom", severity: .warning, owner: "GGZ 07", dataset: "ips",
                key: key("GGZ 07", "Zuid-Kennemerland en IJmond"), measures: ["betaald"],
                observed: [Observation(name: "betaald", value: .number(Number(60)))], expected: Number(47),
                difference: Number(13),
                message: say(
                    "Vorig kwartaal 50 + gestart 2 − gestopt 5 = 47, maar met betaald werk is 60 (verschil 13).",
                    "Previous quarter 50 + started 2 − stopped 5 = 47, but in paid work is 60 (difference 13)."),
                question: say("Hoe komt dit?", "How does this come about?"),
                location: DataPlace(file: seven, row: 6, cells: ["M6"]), status: .unchanged),
            Issue(
                id: "1a05", rule: "gelijk", severity: .info, owner: "GGZ 07", dataset: "wabz",
                key: key("GGZ 07", "Amersfoort"),
                message: say(
                    "Betaald, duurzaam en ooit betaald zijn alle drie 12.", "Paid, durable and ever paid are all 12."),
                question: ""),
            Issue(
                id: "2b01", rule: "hb", severity: .warning, owner: eight, dataset: "ips",
                key: key(eight, "Drenthe"), measures: ["lopend"],
                observed: [Observation(name: "lopend", value: .text("*10*\r\n`x` | <b>"))],
                message: say(
                    "Bij lopend staat \"*10*\r\n`x` | <b>\u{1B}[31m\".", "Lopend holds \"*10*\r\n`x` | <b>\u{1B}[31m\"."
                ),
                question: say("Is dit het juiste aantal?", "Is this the right number?"),
                location: DataPlace(file: "2025-Q2/allen.csv", row: 12, cells: ["D12"]),
                related: [DataPlace(file: "2025-Q2/GGZ 07/ips.csv", row: 5, cells: ["D5"])]),
            Issue(
                id: "3c01", rule: "volledig", severity: .error, owner: "GGZ 09", dataset: "deelnemers",
                key: [KeyPart(name: "organisatie", value: "GGZ 09"), KeyPart(name: "kwartaal", value: "2025-Q2")],
                expected: Number(3), difference: Number(-3),
                message: say(
                    "Zorggroep Één heeft niets aangeleverd; verwacht waren 3 rijen (IPS-trajecten 2, Werk als Beste Zorg 1).",
                    "Zorggroep Één delivered nothing; 3 rows were expected (IPS trajectories 2, Work as Best Care 1)."),
                question: say("Wanneer kunnen wij uw cijfers verwachten?", "When can we expect your figures?"),
                why: say(
                    "Zonder uw cijfers is het landelijke beeld te laag.",
                    "Without your figures the national picture is too low.")),
        ]
    }
}
