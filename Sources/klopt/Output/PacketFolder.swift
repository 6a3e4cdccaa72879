import KloptModel
import KloptReporting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of `--packets`, which may hold letters of earlier runs.
///
/// Nothing in it is removed, and nothing that klopt did not write is replaced: a letter of an earlier run may have been
/// sent, and whoever sends letters needs to know which are of this run.
struct PacketFolder {
    let path: String
    /// What klopt wrote there before and that is still there.
    private let earlier: Set<String>

    init(_ path: String) {
        self.path = path
        let list = FileManager.default.contents(atPath: Paths.joined(path, PacketList.fileName)).map {
            PacketList(text: String(decoding: $0.prefix(PacketList.maximalSize), as: UTF8.self))
        }
        earlier = (list?.names ?? []).filter { Self.isThere($0, in: path) }
    }

    /// What an earlier run wrote there and this one does not; in order.
    func leftovers(besides names: Set<String>) -> [String] { earlier.subtracting(names).sorted() }

    /// The path of a file that is there by this name and that klopt did not write; nil when it may be written.
    func foreign(_ name: String) -> String? {
        Self.isThere(name, in: path) && !earlier.contains(name) ? file(name) : nil
    }

    func file(_ name: String) -> String { Paths.joined(path, name) }

    /// Writes the files. The list comes first: what a run that is cut short leaves behind is known to the next.
    func write(_ packets: Packets) throws {
        try FileSink.makeFolder(path)
        let list = PacketList(names: earlier.union(packets.files.map(\.fileName)))
        try FileSink.write(to: file(PacketList.fileName)) { try $0.write(Array(list.text.utf8)) }
        for packet in packets.files {
            try FileSink.write(to: file(packet.fileName)) { try packet.write(to: &$0) }
        }
    }

    private static func isThere(_ name: String, in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: Paths.joined(folder, name))
    }
}
