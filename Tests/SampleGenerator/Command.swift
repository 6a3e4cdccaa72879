/// What the command line asks for.
struct Command {
    /// The seed of `Samples/2025-Q2`, whose files are kept in the repository.
    static let sampleSeed: UInt64 = 20_252

    var folder = ""
    var seed = sampleSeed
    var isClean = false
    var isCheck = false

    static let usage = """
        samples FOLDER [--check]                    makes the samples in FOLDER, or compares them with what is there
        samples --seed N --output FOLDER [--clean]  makes another national quarter, without faults with --clean

        Beside FOLDER stands faults-NAME.csv, the list of what a checker must find; NAME is the name of FOLDER.

        """

    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--check": isCheck = true
            case "--clean": isClean = true
            case "--seed":
                guard let text = rest.popFirst(), let number = UInt64(text) else { return nil }
                seed = number
            case "--output":
                guard let path = rest.popFirst() else { return nil }
                folder = path
            default:
                guard !argument.hasPrefix("-"), folder.isEmpty else { return nil }
                folder = argument
            }
        }
        while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
        if folder.isEmpty { return nil }
    }

    /// The folder that holds `folder`, and the name of the list in it.
    var faultList: (folder: String, name: String) {
        let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
        let parent = parts.dropLast().joined(separator: "/")
        return (parts.count == 1 ? "." : parent, "faults-\(parts.last ?? "").csv")
    }

    /// - Returns: the exit code: 0 done, 1 the files on the disk are not those that would be made.
    func run() throws -> Int32 {
        let made = try SampleFiles.make(seed: seed, isClean: isClean)
        let list = Disk.File(path: faultList.name, bytes: made.faultList)
        if isCheck {
            let lines =
                Disk.differences(made.files, in: folder, parts: SampleFiles.folders)
                + Disk.differences([list], in: faultList.folder, parts: [])
            for line in lines { print(line) }
            print(lines.isEmpty ? "in step: \(made.files.count + 1) files" : "run: swift run samples \(folder)")
            return lines.isEmpty ? 0 : 1
        }
        try Disk.write(
            made.files, to: folder, replacing: SampleFiles.folders, madeBy: SampleFiles.rosterFile)
        try Disk.write([list], to: faultList.folder, replacing: [], madeBy: SampleFiles.rosterFile)
        print("\(made.files.count + 1) files, seed \(seed)")
        return 0
    }
}
