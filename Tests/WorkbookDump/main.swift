import KloptWorkbook

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

// Shows what klopt's reader makes of a workbook, for `Tests/Workbooks/compare.py`:
//
//     workbooks dump FILE    a line of JSON per sheet and per row
//     workbooks count FILE   how many rows and cells of each kind there are
//     workbooks sample FILE  writes a workbook with everything that klopt writes, for `Tests/Workbooks/written.py`
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("workbooks dump|count|sample FILE")
    exit(2)
}
do {
    if arguments[1] == "sample" {
        try Sample.write(to: arguments[2])
        exit(0)
    }
    guard let file = ArchiveBytes(path: arguments[2]) else { throw WorkbookError.unreadable }
    let workbook = try Workbook(file)
    switch arguments[1] {
    case "dump": try Dump(workbook).print()
    default: try Count(workbook).print()
    }
} catch {
    print("\(error)")
    exit(1)
}
