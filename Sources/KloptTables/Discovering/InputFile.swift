import KloptModel

/// A file to read.
struct InputFile: Sendable, Equatable {
    /// As it is opened.
    let path: String
    /// As it is shown: relative to the path that was given, or its name when it was given itself; with `/`. Where files
    /// of two paths would have the same name, as many folders stand before it as tell them apart.
    var name: String
    let size: Int
    /// Given itself, whether or not it was also found in a folder.
    var wasNamed: Bool
    /// Belongs to the surroundings of the deliveries, and is none of them.
    var isHistory = false
    /// Names of the folders it lies in, outermost first; at a named file or folder, the last of the given path as well.
    let folders: [String]
    /// How many of `folders` lie within the path that was given; the others only serve to find a quarter.
    let innerFolders: Int
    /// The sheet that is looked at, of a workbook.
    var sheet: String?
    /// What its other sheets say about all of it: the lines of those that hold no table.
    var covers: [StatedLines] = []
    /// The names of its sheets with a table.
    var tableSheets: [String] = []
    /// What klopt's own template says of itself, in a workbook that is one.
    var template: TemplateStamp?
    /// The file's name without its extension.
    let stem: String
    /// Lowercase, without the point; empty without one.
    let fileExtension: String

    init(path: String, name: String, size: Int, wasNamed: Bool, folders: [String], innerFolders: Int) {
        self.path = path
        self.name = name
        self.size = size
        self.wasNamed = wasNamed
        self.folders = folders
        self.innerFolders = innerFolders
        let bytes = name.utf8
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        if let point = bytes[start...].lastIndex(of: UInt8(ascii: ".")), point != start {
            stem = String(name[start..<point])
            fileExtension = name[bytes.index(after: point)...].lowercased()
        } else {
            stem = String(name[start...])
            fileExtension = ""
        }
    }

    /// A place in it; without a row the file or sheet as a whole.
    func place(row: Int? = nil, cells: [String] = []) -> DataPlace {
        DataPlace(file: name, sheet: sheet, row: row, cells: cells)
    }
}
