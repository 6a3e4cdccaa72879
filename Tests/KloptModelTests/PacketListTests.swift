import KloptModel
import Testing

@Suite struct PacketListTests {
    @Test func `a list is read back as it was written`() {
        let list = PacketList(names: ["overzicht.md", "GGZ 01.md", "Stichting Één.md"])
        #expect(PacketList(text: list.text) == list)
        #expect(PacketList(text: PacketList(names: []).text).names.isEmpty)
        #expect(list.text.hasSuffix("\nGGZ 01.md\nStichting Één.md\noverzicht.md\n"))
    }

    @Test func `a list of another system, or one that leads elsewhere, names files of the folder alone`() {
        let list = PacketList(text: "# x\r\nGGZ 01.md\r\n\r\n../ips.csv\r\n/etc/hosts\r\n#a.md\r\noverzicht.md")
        #expect(list.names == ["GGZ 01.md", "overzicht.md"])
    }
}
