/// Texts to compress, and numbers by chance that are the same in every run.
enum Texts {
    struct Named: Sendable, CustomStringConvertible {
        var description: String
        var bytes: [UInt8]
    }

    static let all = [
        Named(description: "empty", bytes: []),
        Named(description: "one byte", bytes: [65]),
        Named(description: "one byte over and over", bytes: .init(repeating: 65, count: 300_000)),
        Named(description: "all bytes", bytes: (0...255).map { UInt8($0) }),
        Named(description: "by chance", bytes: random(count: 200_000)),
        Named(description: "few kinds of bytes", bytes: random(count: 200_000).map { $0 & 3 }),
        Named(description: "far apart", bytes: far()),
        Named(description: "a sheet", bytes: sheet(cells: 50_000)),
    ]

    static func random(count: Int, seed: UInt64 = 1) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Repetitions at exactly the window's length, one more and one less.
    private static func far() -> [UInt8] {
        [32_768, 32_769, 32_767].flatMap { distance in
            let text = random(count: distance, seed: UInt64(distance))
            return text + text.prefix(500)
        }
    }

    static func sheet(cells: Int) -> [UInt8] {
        var random = SeededGenerator(seed: 3)
        var text = ""
        for cell in 0..<cells {
            text +=
                "<c r=\"B\(cell / 44 + 1)\" s=\"\(cell % 3)\"><v>\(Int.random(in: 0..<5000, using: &random))</v></c>"
        }
        return Array(text.utf8)
    }
}

/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014 (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
