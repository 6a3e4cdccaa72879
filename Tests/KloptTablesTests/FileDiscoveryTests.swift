import Foundation
import KloptModel
import Testing

@testable import KloptTables

@Suite("Which files paths lead to, and how they are called")
struct FileDiscoveryTests {
    private func names(_ folder: Folder, _ paths: [String]) -> [String] {
        FileDiscovery(paths: paths.map { folder.path + "/" + $0 }).files.map(\.name)
    }

    @Test(
        "Names are as short as tells files apart",
        arguments: [
            (["a"], ["2025-Q1/x.csv", "2025-Q2/x.csv", "y.csv"]),
            (["a/2025-Q2", "b/2025-Q2"], ["a/2025-Q2/x.csv", "b/2025-Q2/x.csv"]),
            (["a/2025-Q1", "a/2025-Q2"], ["2025-Q1/x.csv", "2025-Q2/x.csv"]),
            (["a/2025-Q1/x.csv", "a/2025-Q2/x.csv", "a/y.csv"], ["2025-Q1/x.csv", "2025-Q2/x.csv", "y.csv"]),
            (["a", "b/2025-Q2/x.csv"], ["2025-Q1/x.csv", "2025-Q2/x.csv", "y.csv", "x.csv"]),
            (["a", "b"], ["a/2025-Q1/x.csv", "a/2025-Q2/x.csv", "a/y.csv", "b/2025-Q2/x.csv", "b/z.csv"]),
            (["a/./2025-Q2/", "a/../b//2025-Q2"], ["a/2025-Q2/x.csv", "b/2025-Q2/x.csv"]),
            (["b/2025-Q2/..", "a/y.csv"], ["2025-Q2/x.csv", "z.csv", "y.csv"]),
        ])
    func shortest(paths: [String], expected: [String]) throws {
        let folder = try Folder([
            "a/2025-Q1/x.csv": "1", "a/2025-Q2/x.csv": "2", "a/y.csv": "3", "b/2025-Q2/x.csv": "4", "b/z.csv": "5",
        ])
        #expect(names(folder, paths) == expected)
    }

    @Test("What is told of a file is told under the name that it has")
    func remarks() throws {
        let folder = try Folder(["a/q/x.csv": "1", "b/q/x.csv": "2"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/b/q/elders", withDestinationPath: folder.path + "/a")
        let found = FileDiscovery(paths: ["a/q", "b/q", "a/../weg"].map { folder.path + "/" + $0 })
        #expect(found.notes.map { $0.place?.file } == ["b/q/elders"])
        #expect(found.failures.map(\.text) == [Wording.absent])
        #expect(found.failures.first?.file.hasSuffix("/a/../weg") ?? false)
    }

    @Test("A file that is reached in several ways is read once, and that is said")
    func repeated() throws {
        let folder = try Folder(["a/x.csv": "1", "a/b/y.csv": "2", "a/b/z.csv": "3"])
        let path = folder.path
        try FileManager.default.createSymbolicLink(
            atPath: path + "/link.csv", withDestinationPath: path + "/a/x.csv")
        try FileManager.default.createSymbolicLink(atPath: path + "/map", withDestinationPath: path + "/a")
        let found = FileDiscovery(paths: [path + "/a", path + "/a/x.csv", path + "/link.csv", path + "/map"])
        #expect(found.files.map(\.name) == ["b/y.csv", "b/z.csv", "x.csv"])
        #expect(found.files.map(\.wasNamed) == [false, false, true])
        #expect(
            found.notes.map(\.text) == [Wording.givenTwice, Wording.sameFile(as: "x.csv"), Wording.givenBefore(3)])
        #expect(found.notes.map { $0.place?.file } == ["x.csv", path + "/link.csv", path + "/map"])
        #expect(found.failures.isEmpty)
    }

    @Test("Files with the same contents, and two names of one file, are two files")
    func hardLinks() throws {
        let folder = try Folder(["2025-Q1/x.csv": "1", "2025-Q2/y.csv": "1"])
        try FileManager.default.linkItem(
            atPath: folder.path + "/2025-Q1/x.csv", toPath: folder.path + "/2025-Q2/x.csv")
        #expect(names(folder, [""]) == ["2025-Q1/x.csv", "2025-Q2/x.csv", "2025-Q2/y.csv"])
    }

    @Test("Letters of klopt are no submissions; what else lies beside them is")
    func packets() throws {
        let folder = try Folder([
            "brieven/GGZ 01.csv": "1", "brieven/overzicht.csv": "2", "brieven/ips.csv": "3", "ips.csv": "4",
            "brieven/\(PacketList.fileName)": PacketList(names: ["GGZ 01.csv", "overzicht.csv", "weg.csv"]).text,
        ])
        let found = FileDiscovery(paths: [folder.path])
        #expect(found.files.map(\.name) == ["brieven/ips.csv", "ips.csv"])
        #expect(found.notes.map(\.text) == [Wording.packets(2)])
        #expect(found.notes.map { $0.place?.file } == ["brieven"])
        // Given itself, a letter is what was asked for.
        #expect(names(folder, ["brieven/GGZ 01.csv"]) == ["GGZ 01.csv"])
    }

    @Test("A list that is too large for klopt's, or no file, is no list")
    func packetLists() throws {
        let folder = try Folder(["a/x.csv": "1", "b/x.csv": "1", "b/\(PacketList.fileName)/x": ""])
        try folder.write(
            Array("x.csv\n".utf8) + Array(repeating: 0x0A, count: PacketList.maximalSize),
            to: "a/\(PacketList.fileName)")
        #expect(names(folder, [""]) == ["a/x.csv", "b/x.csv"])
    }

    @Test("What would be written over or among submissions is known, also when it is not there yet")
    func submitted() throws {
        let folder = try Folder(["a/x.csv": "1", "b/y.csv": "2"])
        let path = folder.path
        try FileManager.default.createSymbolicLink(atPath: path + "/map", withDestinationPath: path + "/a")
        let submitted = SubmittedFiles(paths: [path + "/a", path + "/weg"])
        for same in ["/a/x.csv", "/a/./x.csv", "/b/../a/x.csv", "/map/x.csv", "/a"] {
            #expect(submitted.contains(path + same), "\(same)")
        }
        for other in ["/b/y.csv", "/a/y.csv", "/b/weg/x.csv", "/weg"] {
            #expect(!submitted.contains(path + other), "\(other)")
        }
        for inside in ["/a/x.csv", "/a/nieuw/y.csv", "/map/nieuw", "/b/../a/y.csv"] {
            #expect(submitted.folder(around: path + inside) == path + "/a", "\(inside)")
        }
        for outside in ["/b/y.csv", "/a", "/ab/y.csv", "/nieuw/y.csv"] {
            #expect(submitted.folder(around: path + outside) == nil, "\(outside)")
        }
    }
}
