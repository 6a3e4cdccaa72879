#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

// Makes the samples: fictitious organisations, two quarters of figures that add up to those of report 2025-Q2, and
// then the faults and the dirt that real deliveries have. It knows nothing of klopt, so that it can test it.

guard let command = Command(Array(CommandLine.arguments.dropFirst())) else {
    print(Command.usage, terminator: "")
    exit(2)
}
do {
    exit(try command.run())
} catch let error as SampleError {
    print(error.message)
    exit(1)
} catch {
    print("\(error)")
    exit(1)
}
