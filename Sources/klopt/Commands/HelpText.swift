import KloptModel

/// `klopt --help`.
enum HelpText {
    static let overview = Localized(
        """
        klopt controleert of aangeleverde cijfers kloppen, met regels uit tekstbestanden.

        Gebruik:
          klopt check PAD...      controleer bestanden en mappen
          klopt gate PAD...       mogen de cijfers worden gepubliceerd?
          klopt rules check       controleer de regels zelf
          klopt rules list        toon alle regels
          klopt rules explain ID  leg een regel uit
          klopt rules test        voer de voorbeelden van de regels uit
          klopt template          maak een Excel-bestand dat zichzelf narekent
          klopt waive PUNT...     leg vast dat en waarom een punt is toegelicht
          klopt figures PAD...    reken uit wat een rapport drukt
          klopt compare OUD NIEUW wat is er veranderd tussen twee aanleveringen?
          klopt OPDRACHT --help   uitleg en voorbeelden
          klopt --version         versie

        Voorbeelden:
          klopt check Samples/2025-Q2
          klopt check mijn-cijfers.csv --organisation "GGZ 07"

        Uitkomst (exit code), de eerste die past: 2 verkeerd gebruik; 3 de regels zijn niet in orde;
        4 een bestand kon niet worden gelezen; 1 er zijn bevindingen; 0 alles klopt.

        In English: klopt --help --lang en

        """,
        en: """
            klopt checks whether delivered figures add up, with rules from text files.

            Usage:
              klopt check PATH...     check files and folders
              klopt gate PATH...      may the figures be published?
              klopt rules check       check the rules themselves
              klopt rules list        show all rules
              klopt rules explain ID  explain a rule
              klopt rules test        run the rules' examples
              klopt template          make an Excel file that checks itself
              klopt waive POINT...    write down that and why a point is explained
              klopt figures PATH...   work out what a report prints
              klopt compare OLD NEW   what changed between two deliveries?
              klopt COMMAND --help    explanation and examples
              klopt --version         version

            Examples:
              klopt check Samples/2025-Q2 --lang en
              klopt check my-figures.csv --organisation "GGZ 07" --lang en

            Exit codes, the first that applies: 2 wrong usage; 3 the rules are not in order;
            4 an input could not be read; 1 there are issues; 0 all adds up.

            """)
}
