import KloptModel
import Testing

@testable import KloptTables

@Suite("What names and titles say")
struct FileContextTests {
    static let text = "regio;lopend;lopend_uwv;betaald\nTwente;10;6;3\n"

    @Test(
        "Organisation and quarter come from folders and file names",
        arguments: [
            ("2025-Q2/GGZ 07/plaatsing.csv", "GGZ 07", "2025-Q2"),
            ("GGZ 07/2025-Q2/plaatsing.csv", "GGZ 07", "2025-Q2"),
            ("2025-Q2/GGZ 07 plaatsing.csv", "GGZ 07", "2025-Q2"),
            ("2025-Q2/plaatsing_GGZ_07.csv", "GGZ 07", "2025-Q2"),
            ("GGZ 07 plaatsing 2025Q2 definitief.csv", "GGZ 07", "2025-Q2"),
            ("2024-Q1/kwartaal 2 2025/GGZ 07/plaatsing.csv", "GGZ 07", "2025-Q2"),
            ("GGZ 07/plaatsing.csv", "GGZ 07", nil),
            ("2025-Q2/plaatsing.csv", nil, "2025-Q2"),
            ("inzendingen/plaatsing v2.csv", nil, nil),
            ("proefmonitor Q2 def (2).csv", nil, nil),
            ("Kopie van GGZ 03 plaatsing.csv", "GGZ 03", nil),
            ("GGZ 07 Proefmonitor Q2 2025 def (2).csv", "GGZ 07", "2025-Q2"),
            ("plaatsing GGZ (Noord.csv", "GGZ Noord", nil),
            ("plaatsing GGZ (Noord) 2e kwartaal.csv", "GGZ (Noord)", nil),
            ("plaatsing [GGZ 07].csv", "GGZ 07", nil),
            ("plaatsing per org.csv", nil, nil),
            ("20250701 GGZ 07 plaatsing.csv", "GGZ 07", nil),
            ("plaatsing GGZ 07 final FINAL v3.csv", "GGZ 07", nil),
            ("plaatsing Fryslân.csv", nil, nil),
            ("plaatsing GGZ Friesland.csv", "GGZ Friesland", nil),
        ])
    func names(path: String, organisation: String?, quarter: String?) throws {
        let folder = try Folder([path: Self.text])
        var context = Fixture.context()
        context.packNames = ["proefmonitor"]
        let reading = Reading.read([folder.path], context: context)
        #expect(reading.failures == [])
        #expect(reading.column("organisatie") == [organisation ?? "absent"])
        #expect(reading.column("kwartaal") == [quarter ?? "absent"])
        let assumed = reading.result.notes.filter { $0.kind == .assumedValue }.count
        #expect(assumed == (organisation == nil ? 0 : 1) + (quarter == nil ? 0 : 1))
    }

    @Test("The option names the sender of a file that does not say, and leaves one that does alone")
    func option() throws {
        let context = Fixture.context(organisation: "GGZ 09")
        let silent = try Reading.read(text: Self.text, context: context)
        #expect(silent.column("organisatie") == ["GGZ 09"])
        #expect(silent.result.sources.first?.constants == [0: "GGZ 09"])
        let telling = try Reading.read(
            text: "organisatie;" + Self.text.split(separator: "\n").joined(separator: "\nGGZ 01;"), context: context)
        #expect(telling.column("organisatie") == ["GGZ 01"])
    }

    @Test("In a folder the option leaves files of other senders alone; a file that is given itself is the sender's")
    func optionAfterNames() throws {
        let context = Fixture.context(organisation: "GGZ 09")
        let folder = try Folder([
            "GGZ 07/plaatsing.csv": Self.text, "plaatsing GGZ 08.csv": Self.text, "plaatsing.csv": Self.text,
        ])
        let all = Reading.read([folder.path], context: context)
        #expect(all.column("organisatie") == ["GGZ 07", "GGZ 08", "GGZ 09"])
        let one = Reading.read([folder.path + "/plaatsing GGZ 08.csv"], context: context)
        #expect(one.column("organisatie") == ["GGZ 09"])
    }

    @Test("A quarter in the file wins from the folder, which is kept to compare")
    func folderPeriod() throws {
        let folder = try Folder([
            "2025-Q2/plaatsing.csv": "kwartaal;organisatie;regio;lopend;betaald\n2025-Q1;A;Twente;1;0\n"
        ])
        let reading = Reading.read([folder.path])
        #expect(reading.column("kwartaal") == ["2025-Q1"])
        #expect(reading.result.sources.first?.folderPeriod == Period(year: 2025, quarter: 2))
    }

    @Test("Values stated above the table fill any key column")
    func stated() throws {
        let reading = try Reading.read(
            text: "Organisatie;GGZ 07\nRegio: Twennte\nKwartaal: Q2 2025\nlopend;lopend_uwv;betaald\n10;6;3\n")
        #expect(reading.records.first?.cells["organisatie"] == "GGZ 07")
        #expect(reading.records.first?.cells["regio"] == "Twente")
        #expect(reading.records.first?.cells["kwartaal"] == "2025-Q2")
    }

    @Test(
        "A quarter above the table is the table's, but not that of a template or of earlier figures",
        arguments: [
            ("Plaatsingen 2025-Q2", "2025-Q2"), ("Plaatsingen;2e kwartaal 2025", "2025-Q2"),
            ("Plaatsingen 2025-Q2 (versie 3)", "2025-Q2"), ("Vorig kwartaal was 2025-Q1", "absent"),
            ("Sjabloonversie;2024-Q4", "absent"), ("Plaatsingen, sjabloon van 2024-Q4", "absent"),
            ("Vorige levering;2025-Q1\nPlaatsingen 2025-Q2", "2025-Q2"),
        ])
    func mentioned(lines: String, quarter: String) throws {
        let reading = try Reading.read(
            text: lines + "\norganisatie;regio;lopend;lopend_uwv;betaald\nGGZ 07;Twente;10;6;3\n")
        #expect(reading.column("kwartaal") == [quarter])
    }

    @Test("What a file of another sender holds is said not to count for the one that was asked for")
    func otherSender() throws {
        let folder = try Folder(["plaatsing GGZ 08.csv": Self.text])
        let notes = Reading.read([folder.path], context: Fixture.context(organisation: "GGZ 09")).notes
        #expect(notes.contains { $0.hasSuffix("niet meegeteld: er is gevraagd naar 'GGZ 09'.") })
        let own = Reading.read([folder.path], context: Fixture.context(organisation: "ggz-08")).notes
        #expect(!own.contains { $0.contains("niet meegeteld") })
    }

    @Test("A dataset that did not exist in the folder's quarter is not recognised there")
    func validity() throws {
        var context = Fixture.context()
        context.datasets[1].validity = PeriodRange(from: nil, to: Period(year: 2023, quarter: 2))
        context.datasets[2].validity = PeriodRange(from: Period(year: 2023, quarter: 3), to: nil)
        let text = "organisatie;regio;lopend;lopend_uwv;lopend_gemeente;beeindigd\nGGZ 01;Twente;10;6;4;3\n"
        let folder = try Folder(["2023-Q1/cijfers.csv": text, "2025-Q2/cijfers.csv": text])
        #expect(Reading.read([folder.path], context: context).records.map(\.dataset) == ["werkfit", "naarwerk"])
    }
}
