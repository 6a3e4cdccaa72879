import KloptReporting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

/// Where results and messages go: standard output and standard error, or a test's ear.
struct Console: Sendable {
    /// Results.
    var output: @Sendable ([UInt8]) throws -> Void
    /// Progress and diagnostics.
    var message: @Sendable ([UInt8]) -> Void
    var isTerminal: Bool
    var messagesAreTerminal: Bool
    var width: Int
    var exit: @Sendable (ExitCode) -> Never
    /// Whether the process may end as soon as a command is done, without taking apart what the command built.
    var mayExitAtOnce = false

    func print(_ text: String) { try? output(Array(text.utf8)) }
    func say(_ text: String) { message(Array(text.utf8)) }

    static func standard() -> Console {
        #if !os(Windows)
            // A pipe that closes is an error of `write`, not the end of the process.
            _ = signal(SIGPIPE, SIG_IGN)
        #endif
        return Console(
            output: { try Console.write($0, to: 1) },
            message: { try? Console.write($0, to: 2) },
            isTerminal: isatty(1) == 1, messagesAreTerminal: isatty(2) == 1, width: terminalWidth(),
            exit: { code in
                #if canImport(Glibc)
                    Glibc.exit(code.rawValue)
                #elseif canImport(Musl)
                    Musl.exit(code.rawValue)
                #elseif canImport(Darwin)
                    Darwin.exit(code.rawValue)
                #else
                    ucrt.exit(code.rawValue)
                #endif
            }, mayExitAtOnce: true)
    }

    /// Writes everything, however often the system takes only a part of it.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                #if os(Windows)
                    Int(unsafe _write(descriptor, buffer.baseAddress?.advanced(by: start), UInt32(bytes.count - start)))
                #else
                    unsafe systemWrite(descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
                #endif
            }
            guard written > 0 else {
                // The reader went away (`klopt … | head`): there is nobody left to tell. A full disk is another matter.
                if written < 0, errno == EINTR { continue }
                throw errno == EPIPE ? OutputError.closed : OutputError.cannotPrint
            }
            start += written
        }
    }

    #if os(Windows)
        private static func isatty(_ descriptor: Int32) -> Int32 { _isatty(descriptor) != 0 ? 1 : 0 }
        private static func terminalWidth() -> Int { 100 }
    #else
        private static func terminalWidth() -> Int {
            var size = winsize()
            guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
            return min(Int(size.ws_col), 140)
        }
    #endif
}

#if !os(Windows)
    /// The system's `write`, by a name that does not clash with a method's.
    private let systemWrite = unsafe write
#endif

/// Standard output as a reporter's sink.
struct ConsoleSink: ByteSink {
    let console: Console
    mutating func write(_ bytes: [UInt8]) throws { try console.output(bytes) }
}
