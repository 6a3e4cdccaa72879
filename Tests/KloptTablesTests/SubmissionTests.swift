import KloptModel
import Testing

@testable import KloptTables

@Suite("Reading a submission")
struct SubmissionTests {
    @Test("A plain file gives its records")
    func plainFile() throws {
        let reading = try Reading.read(
            text: """
                organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;proef
                GGZ 01;Twente;2025-Q2;10;6;4;3;n.v.t.
                GGZ 01;Fryslân;2e kwartaal 2025;1.484;<5;-;x;

                Totaal;;;1494;6;4;3;
                Bron: eigen registratie;;;;;;;

                """)
        #expect(reading.failures == [])
        #expect(reading.records.count == 2)
        #expect(
            reading.records.first?.cells == [
                "organisatie": "GGZ 01", "regio": "Twente", "kwartaal": "2025-Q2", "lopend": "10", "lopend_uwv": "6",
                "lopend_gemeente": "4", "betaald": "3", "proef": "notApplicable",
            ])
        #expect(
            reading.records.last?.cells == [
                "organisatie": "GGZ 01", "regio": "Friesland", "kwartaal": "2025-Q2", "lopend": "1484",
                "lopend_uwv": "≤4",
                "lopend_gemeente": "missing", "betaald": "unreadable", "proef": "missing",
            ])
        #expect(reading.problems.map(\.column) == ["lopend_uwv", "lopend_gemeente", "betaald"])
        #expect(reading.result.sources.first?.totals.map(\.row) == [5])
        #expect(
            reading.notes == [
                "gelezen als totaalrij: vergeleken met de rijen erboven en niet meegeteld",
                "niet gelezen: hier staat tekst en geen record",
            ])
    }
}
