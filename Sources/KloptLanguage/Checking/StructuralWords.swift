import KloptModel

/// What the rules that follow from structure say to people.
struct StructuralWords {
    let title: Localized
    let question: Localized
    private let makeWhy: @Sendable () -> Localized
    private let makeFix: @Sendable () -> Localized
    /// The condition of the rule, for people.
    private(set) var condition = ""

    /// Of most rules nobody asks why, nor how to mend them.
    init(
        title: Localized, question: Localized, why: @autoclosure @escaping @Sendable () -> Localized,
        fix: @autoclosure @escaping @Sendable () -> Localized
    ) {
        self.title = title
        self.question = question
        makeWhy = why
        makeFix = fix
    }

    var why: Localized { makeWhy() }
    var fix: Localized { makeFix() }

    func with(_ condition: String) -> StructuralWords {
        var words = self
        words.condition = condition
        return words
    }

    // MARK: Questions of many rules

    static let numberQuestion = Localized(
        "Welk getal hoort hier te staan? Wilt u dit invullen of verbeteren?",
        en: "Which number belongs here? Please fill it in or correct it.")
    static let valueQuestion = Localized(
        "Wat hoort hier te staan? Wilt u dit invullen of verbeteren?",
        en: "What belongs here? Please fill it in or correct it.")
    static let sumQuestion = Localized(
        "Welke waarde is juist: het totaal of een van de delen? Wilt u dit nakijken en verbeteren?",
        en: "Which value is right: the total or one of the parts? Please check and correct it.")
    static let partQuestion = Localized(
        "Welk van de twee getallen is juist? Wilt u dit nakijken en verbeteren?",
        en: "Which of the two numbers is right? Please check and correct it.")

    // MARK: Cells

    static func value(of column: ColumnSchema, list: CodeList?) -> StructuralWords {
        let label = column.label
        let kind: Localized
        switch column.type {
        case .count: kind = Localized("een heel getal van 0 of meer", en: "a whole number of 0 or more")
        case .number: kind = Localized("een getal", en: "a number")
        case .text: kind = Localized("een tekst", en: "a text")
        case .quarter: kind = Localized("een kwartaal, zoals 2025-Q2", en: "a quarter, such as 2025-Q2")
        case .period:
            kind = Localized("een kwartaal of jaar, zoals 2025-Q2", en: "a quarter or a year, such as 2025-Q2")
        case .date: kind = Localized("een datum, zoals 2025-03-01", en: "a date, such as 2025-03-01")
        case .code:
            let listLabel = list?.label ?? Localized("")
            kind = Localized(
                "een waarde uit de lijst «\(listLabel.dutch)»", en: "a value of the list “\(listLabel.english)”")
        }
        let title =
            column.isAlwaysRequired
            ? Localized(
                "«\(label.dutch)» is ingevuld met \(kind.dutch)",
                en: "“\(label.english)” is filled with \(kind.english)")
            : Localized(
                "«\(label.dutch)» is leeg of \(kind.dutch)", en: "“\(label.english)” is empty or \(kind.english)")
        return StructuralWords(
            title: title,
            question: column.type.isNumeric ? numberQuestion : valueQuestion,
            why: column.isKey
                ? Localized(
                    "Zonder dit gegeven is niet duidelijk bij wie of wat de rij hoort.",
                    en: "Without it, it is not clear whom or what the row is about.")
                : Localized(
                    "Wat leeg of onleesbaar is, kan niet meetellen.",
                    en: "What is empty or unreadable cannot be counted."),
            fix: fill(column, with: kind))
    }

    private static func fill(_ column: ColumnSchema, with kind: Localized) -> Localized {
        let zero =
            column.type == .count && column.isAlwaysRequired
            ? Localized(" Vul 0 in als er niets te tellen is.", en: " Enter 0 if there is nothing to count.")
            : Localized("")
        return Localized(
            "Vul in «\(column.label.dutch)» \(kind.dutch) in.\(zero.dutch)",
            en: "Enter \(kind.english) in “\(column.label.english)”.\(zero.english)")
    }

    // MARK: Sums and parts

    static func sum(
        _ total: ColumnSchema, breakdown: SyntaxBreakdown, parts: [ColumnSchema]
    ) -> StructuralWords {
        let by = breakdown.label.localized.map(\.uncapitalisedFirst)
        let title = Localized(
            "\(total.label.dutch): de verdeling naar \(by.dutch) telt op tot het totaal",
            en: "\(total.label.english): the split by \(by.english) adds up to the total")
        return sum(title, breakdown, whole: total, parts: parts)
    }

    static func sumElsewhere(
        _ measure: DatasetInfo.Measure, breakdown: SyntaxBreakdown, whole: ColumnSchema, parts: [ColumnSchema],
        atMost: Bool
    ) -> StructuralWords {
        let label = measure.text.label.localized
        let title =
            atMost
            ? Localized(
                "\(label.dutch): de onderdelen zijn samen niet meer dan «\(whole.label.dutch)»",
                en: "\(label.english): the categories together are not more than “\(whole.label.english)”")
            : Localized(
                "\(label.dutch): de onderdelen tellen op tot «\(whole.label.dutch)»",
                en: "\(label.english): the categories add up to “\(whole.label.english)”")
        return sum(title, breakdown, whole: whole, parts: parts)
    }

    private static func sum(
        _ title: Localized, _ breakdown: SyntaxBreakdown, whole: ColumnSchema, parts: [ColumnSchema]
    ) -> StructuralWords {
        StructuralWords(
            title: title,
            question: sumQuestion,
            why: breakdown.why?.localized
                ?? Localized(
                    "Wie of wat in het totaal meetelt, telt in precies één onderdeel mee.",
                    en: "Whatever counts in the total counts in exactly one category."),
            fix: addUp(parts, whole))
    }

    private static func addUp(_ parts: [ColumnSchema], _ whole: ColumnSchema) -> Localized {
        let dutch = parts.map { "«\($0.label.dutch)»" }.joined(separator: " + ")
        let english = parts.map { "“\($0.label.english)”" }.joined(separator: " + ")
        return Localized(
            "Tel \(dutch) op en vergelijk de som met «\(whole.label.dutch)». Verbeter het getal dat niet klopt.",
            en: "Add up \(english) and compare the sum with “\(whole.label.english)”. Correct the number that is wrong."
        )
    }

    static func part(_ part: ColumnSchema, of whole: ColumnSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "«\(part.label.dutch)» is niet meer dan «\(whole.label.dutch)»",
                en: "“\(part.label.english)” is not more than “\(whole.label.english)”"),
            question: partQuestion,
            why: Localized(
                "Wie meetelt in «\(part.label.dutch)», telt ook mee in «\(whole.label.dutch)».",
                en: "Whoever counts in “\(part.label.english)” also counts in “\(whole.label.english)”."),
            fix: Localized(
                "Verlaag «\(part.label.dutch)» of verhoog «\(whole.label.dutch)», tot het klopt met uw administratie.",
                en: "Lower “\(part.label.english)” or raise “\(whole.label.english)” until it agrees with your records."
            ))
    }

    static func onlyFor(_ column: ColumnSchema, other: ColumnSchema, values: [String]) -> StructuralWords {
        let list = (dutch: values.listed("of"), english: values.listed("or"))
        return StructuralWords(
            title: Localized(
                "«\(column.label.dutch)» is alleen ingevuld als «\(other.label.dutch)» \(list.dutch) is",
                en: "“\(column.label.english)” is filled only where “\(other.label.english)” is \(list.english)"),
            question: Localized(
                "Hoort «\(column.label.dutch)» hier ingevuld te zijn? Wilt u dit nakijken en verbeteren?",
                en: "Should “\(column.label.english)” be filled here? Please check and correct it."),
            why: Localized(
                "Bij andere soorten cijfers heeft «\(column.label.dutch)» geen betekenis.",
                en: "For other kinds of figures “\(column.label.english)” has no meaning."),
            fix: Localized(
                "Vul «\(column.label.dutch)» in bij \(list.dutch) en laat het anders leeg.",
                en: "Fill in “\(column.label.english)” for \(list.english) and leave it empty otherwise."))
    }

    // MARK: Records

    static func period(of schema: DatasetSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "Het kwartaal past bij het bestand en ligt niet in de toekomst",
                en: "The quarter agrees with the file and is not in the future"),
            question: Localized(
                "Over welk kwartaal gaat deze rij? Wilt u het kwartaal of het bestand verbeteren?",
                en: "Which quarter is this row about? Please correct the quarter or the file."),
            why: Localized(
                "Een rij met een verkeerd kwartaal telt mee op de verkeerde plaats.",
                en: "A row with the wrong quarter is counted in the wrong place."),
            fix: Localized(
                "Vul het kwartaal in waarover het bestand gaat, of zet de rij in het goede bestand.",
                en: "Enter the quarter that the file is about, or move the row to the right file."))
    }

    static func sender(_ column: ColumnSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "«\(column.label.dutch)» past bij de map of het bestand",
                en: "“\(column.label.english)” agrees with the folder or file"),
            question: Localized(
                "Van wie is deze rij? Wilt u de naam verbeteren, of de rij weghalen?",
                en: "Whose row is this? Would you correct the name, or remove the row?"),
            why: Localized(
                "Een rij onder een verkeerde naam telt bij een ander mee.",
                en: "A row under a wrong name is counted with somebody else."),
            fix: Localized(
                "Vul in van wie de rij is, of zet haar in het goede bestand.",
                en: "Enter whose row it is, or move it to the right file."))
    }

    static func key(of schema: DatasetSchema) -> StructuralWords {
        let columns = schema.keyIndexes.map { schema.columns[$0].label }
        return StructuralWords(
            title: Localized("Elk record komt één keer voor", en: "Every record occurs once"),
            question: Localized(
                "Welke van deze rijen is juist? Wilt u de andere verwijderen of verbeteren?",
                en: "Which of these rows is right? Please remove or correct the other."),
            why: Localized(
                "Een rij die er twee keer staat, telt dubbel.", en: "A row that is there twice is counted twice."),
            fix: Localized(
                "Laat voor elke combinatie van \(columns.map { "«\($0.dutch)»" }.joined(separator: ", ")) één rij staan.",
                en:
                    "Keep one row for every combination of \(columns.map { "“\($0.english)”" }.joined(separator: ", "))."
            ))
    }

    static func exact(_ schema: DatasetSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "Elk getal is precies opgegeven, niet als «<5»", en: "Every number is given exactly, not as “<5”"),
            question: Localized("Welk getal is het precies?", en: "Which number is it exactly?"),
            why: Localized(
                "Met een grens in plaats van een getal is niet alles na te rekenen.",
                en: "With a bound instead of a number not everything can be worked out."),
            fix: Localized("Vul het precieze getal in.", en: "Enter the exact number."))
    }

    static let spelling = StructuralWords(
        title: Localized(
            "Namen en kwartalen zijn geschreven zoals afgesproken", en: "Names and quarters are written as agreed"),
        question: Localized(
            "Is dit goed begrepen? Wilt u het voortaan schrijven zoals afgesproken?",
            en: "Was this understood rightly? Please write it as agreed from now on."),
        why: Localized(
            "Wat bijna klopt, kan verkeerd begrepen worden.", en: "What is nearly right may be understood wrongly."),
        fix: Localized(
            "Neem een naam over uit de lijst, en schrijf een kwartaal als 2025-Q2.",
            en: "Copy a name from the list, and write a quarter as 2025-Q2."))

    static let template = StructuralWords(
        title: Localized(
            "Een ingevulde template is gemaakt met de regels van nu",
            en: "A filled-in template was made from the rules of now"),
        question: Localized(
            "Kloppen de cijfers ook met wat er is veranderd? Vraag zo nodig een nieuwe template aan.",
            en: "Do the figures agree with what has changed, too? Ask for a new template where needed."),
        why: Localized(
            "Een template rekent na wat gold toen hij werd gemaakt.",
            en: "A template checks what held when it was made."),
        fix: Localized(
            "Vraag een nieuwe template aan en neem de cijfers daarin over.",
            en: "Ask for a new template and copy the figures to it."))

    static let resubmission = StructuralWords(
        title: Localized(
            "Een nieuwe aanlevering bevat alle rijen van de vorige",
            en: "A new delivery holds all rows of the one before"),
        question: Localized(
            "Hebt u dit bewust weggelaten? Zo niet, wilt u dan opnieuw alle rijen sturen?",
            en: "Did you leave this out on purpose? If not, would you send all rows again?"),
        why: Localized(
            "Van wat u meer dan eens stuurt, telt alleen de laatste aanlevering. Een rij die daarin niet staat, telt niet mee.",
            en:
                "Of what you send more than once, only the last delivery counts. A row that it does not hold is not counted."
        ),
        fix: Localized(
            "Stuur een aanlevering met alle rijen, ook met de rijen waaraan niets is veranderd.",
            en: "Send a delivery with all rows, also those in which nothing changed."))

    static func receivedDay(_ column: ColumnSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "«\(column.label.dutch)» is een dag waarop iets ontvangen kan zijn",
                en: "“\(column.label.english)” is a day on which something may have been received"),
            question: Localized("Is de dag goed getypt?", en: "Is the day typed correctly?"),
            why: Localized(
                "De dag zegt wie op tijd is, en welke aanlevering de laatste is.",
                en: "The day says who is in time, and which delivery is the last."),
            fix: Localized("Verbeter de dag in de lijst.", en: "Correct the day in the list."))
    }

    static func receivedFile(_ column: ColumnSchema) -> StructuralWords {
        StructuralWords(
            title: Localized(
                "«\(column.label.dutch)» noemt een van de bestanden",
                en: "“\(column.label.english)” names one of the files"),
            question: Localized(
                "Welk bestand is er ontvangen, en ligt het bij de aanleveringen?",
                en: "Which file was received, and does it lie among the deliveries?"),
            why: Localized(
                "De lijst zegt welke aanlevering de laatste is, en de laatste telt. Zonder het bestand is dat niet zeker.",
                en:
                    "The list says which delivery is the last, and the last counts. Without the file that is not certain."
            ),
            fix: Localized(
                "Leg het bestand bij de aanleveringen, of schrijf de naam zoals die daar is (zo nodig met de map ervoor). Laat de cel leeg als het er niet toe doet.",
                en:
                    "Put the file among the deliveries, or write its name as it is there (with its folder, where needed). Leave the cell empty where it does not matter."
            ))
    }

    static func explanation(_ fault: ExplanationFault) -> StructuralWords {
        switch fault {
        case .expired:
            StructuralWords(
                title: Localized("Een toelichting geldt nog", en: "An explanation still holds"),
                question: Localized(
                    "Geldt de uitleg nog? Vraag het na, en zet de toelichting er opnieuw bij met een nieuwe datum.",
                    en: "Does the explanation still hold? Ask, and add it anew with a new date."),
                why: Localized(
                    "Een toelichting geldt tot een dag, zodat iemand er opnieuw naar kijkt.",
                    en: "An explanation holds until a day, so that somebody looks at it again."),
                fix: Localized(
                    "Zet de toelichting er opnieuw bij met een nieuwe datum, of haal haar weg.",
                    en: "Add the explanation anew with a new date, or remove it."))
        case .lapsed:
            StructuralWords(
                title: Localized(
                    "Een toelichting is gegeven bij de cijfers van nu",
                    en: "An explanation was given for the figures of now"),
                question: Localized(
                    "Geldt dezelfde uitleg voor de cijfers van nu? Vraag het na, en zet de toelichting er opnieuw bij.",
                    en: "Does the same explanation hold for the figures of now? Ask, and add it anew."),
                why: Localized(
                    "Wat bij het ene cijfer klopt, hoeft bij het andere niet te kloppen.",
                    en: "What is right for one figure need not be right for another."),
                fix: Localized(
                    "Zet de toelichting er opnieuw bij met de cijfers van nu, of haal haar weg.",
                    en: "Add the explanation anew with the figures of now, or remove it."))
        case .unmatched:
            StructuralWords(
                title: Localized("Bij een toelichting hoort een punt", en: "An explanation belongs to a point"),
                question: Localized(
                    "Is het punt opgelost, dan kan de toelichting weg. Zo niet: kloppen de organisatie, de regel en de rest van de rij?",
                    en:
                        "If the point is solved, the explanation can go. If not: are the organisation, the rule and the rest of the row right?"
                ),
                why: Localized(
                    "Een toelichting die nergens bij hoort, kan een vergissing zijn of blijven liggen voor later.",
                    en: "An explanation of nothing may be a mistake, or lie in wait for later."),
                fix: Localized("Haal de toelichting weg of verbeter haar.", en: "Remove the explanation or correct it.")
            )
        case .withoutFigures:
            StructuralWords(
                title: Localized(
                    "Een toelichting noemt de cijfers waarvoor zij geldt",
                    en: "An explanation says for which figures it holds"),
                question: Localized(
                    "Wilt u de cijfers erbij zetten, zodat de toelichting vervalt als ze veranderen?",
                    en: "Would you add the figures, so that the explanation lapses when they change?"),
                why: Localized(
                    "Zonder cijfers is niet te zien of ze zijn veranderd nadat de toelichting is gegeven.",
                    en: "Without figures it cannot be seen whether they changed since the explanation was given."),
                fix: Localized(
                    "Neem de cijfers over uit de kolom «gevonden» van klopt check … --format csv.",
                    en: "Copy the figures from the column «found» of klopt check … --format csv."))
        }
    }

    static let follows = StructuralWords(
        title: Localized(
            "Een gedrukt cijfer volgt uit wat is aangeleverd", en: "A printed figure follows from what was delivered"),
        question: Localized(
            "Rust het rapport op andere leveringen dan deze, of is anders gerekend?",
            en: "Does the report rest on other deliveries than these, or was it computed otherwise?"),
        why: Localized(
            "Een gedrukt cijfer moet uit de leveringen na te rekenen zijn.",
            en: "A printed figure must follow from the deliveries."),
        fix: Localized(
            "Reken het cijfer opnieuw uit, of zoek de levering die ontbreekt of veranderd is.",
            en: "Compute the figure again, or find the delivery that is missing or has changed."))

    static let totals = StructuralWords(
        title: Localized(
            "De totaalrij is de som van de rijen erboven", en: "The totals row is the sum of the rows above it"),
        question: Localized(
            "Welke waarde is juist: die in de totaalrij of een van de rijen erboven?",
            en: "Which value is right: that in the totals row or one of the rows above it?"),
        why: Localized(
            "Een totaalrij die niet klopt, wijst vaak op een rij die ontbreekt of verkeerd is overgenomen.",
            en: "A totals row that is wrong often points at a row that is missing or wrongly copied."),
        fix: Localized(
            "Verbeter de rij of het totaal; de totaalrij telt zelf niet mee.",
            en: "Correct the row or the total; the totals row itself is not counted."))
}

extension String {
    /// With a small first letter, unless it starts with an abbreviation ("UWV").
    var uncapitalisedFirst: String {
        guard dropFirst().first?.isUppercase != true else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
