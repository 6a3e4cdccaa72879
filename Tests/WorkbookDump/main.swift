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
let arguments = CommandLine.arguments
guard arguments.count == 3, let file = ArchiveBytes(path: arguments[2]) else {
    print("workbooks dump|count FILE")
    exit(2)
}
do {
    let workbook = try Workbook(file)
    switch arguments[1] {
    case "dump": try Dump(workbook).print()
    default: try Count(workbook).print()
    }
} catch {
    print("\(error)")
    exit(1)
}
