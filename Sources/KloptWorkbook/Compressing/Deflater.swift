/// Compresses bytes into a stream of RFC 1951: the same bytes always become the same stream, however they are handed in.
@safe
final class Deflater {
    /// Text is looked at in stretches of this length, each with the 32 KiB before it at hand.
    private static let stretch = 128 << 10
    private static let tokensPerBlock = 32 << 10

    private let finder = MatchFinder(capacity: DeflateSymbols.windowSize + Deflater.stretch)
    private var writer = BitWriter()
    private var tokens: [DeflateToken] = []
    /// Index in the finder's text of the first byte that no block holds yet.
    private var blockStart = 0
    private var isFinished = false

    init() { tokens.reserveCapacity(Deflater.tokensPerBlock + 1) }

    /// Takes more bytes.
    ///
    /// - Complexity: O(bytes).
    func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes.startIndex
        while rest < bytes.endIndex {
            let count = min(finder.room, bytes.endIndex - rest)
            unsafe finder.append(UnsafeRawBufferPointer(rebasing: bytes[rest..<rest + count]))
            rest += count
            if finder.room == 0 { compress(isLast: false) }
        }
    }

    func write(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { unsafe write($0) } }

    /// The compressed bytes since the last time.
    func takeOutput() -> [UInt8] { writer.takeBytes() }

    /// Ends the stream; nothing may be written any more.
    func finish() {
        guard !isFinished else { return }
        isFinished = true
        compress(isLast: true)
        endBlock(isLast: true)
        writer.fillByte()
    }

    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        let deflater = Deflater()
        deflater.write(bytes)
        deflater.finish()
        return deflater.takeOutput()
    }

    private func compress(isLast: Bool) {
        while let token = finder.next() {
            tokens.append(token)
            if tokens.count == Deflater.tokensPerBlock { endBlock(isLast: false) }
        }
        guard !isLast else { return }
        // A block cannot be stored any more once its text has left the window.
        endBlock(isLast: false)
        blockStart -= finder.slide()
    }

    private func endBlock(isLast: Bool) {
        guard isLast || !tokens.isEmpty else { return }
        let text = unsafe finder.text(from: blockStart)
        unsafe DeflateBlock(tokens: tokens).write(to: &writer, text: text, isLast: isLast)
        tokens.removeAll(keepingCapacity: true)
        blockStart = finder.position
    }
}
