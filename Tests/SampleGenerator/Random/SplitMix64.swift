/// A small generator of random numbers that gives the same series everywhere for the same seed.
///
/// The standard library promises no such thing for its own shuffles and draws, so those are written here too.
/// Only operations that IEEE 754 rounds exactly are used, so that the files are the same bytes on every machine.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from zero up to, and not including, `bound`; zero when the bound is not positive.
    mutating func below(_ bound: Int) -> Int {
        bound <= 1 ? 0 : Int(next() % UInt64(bound))
    }

    /// A fraction from 0 up to, and not including, 1.
    mutating func fraction() -> Double {
        Double(next() >> 11) / 9_007_199_254_740_992
    }

    mutating func between(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * fraction()
    }

    mutating func chance(_ probability: Double) -> Bool {
        fraction() < probability
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[below(choices.count)]
    }

    /// A generator of its own for a part of the work, so that a change in one part leaves the others as they are.
    mutating func split() -> SplitMix64 {
        SplitMix64(seed: next())
    }

    /// Fisher–Yates.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        var last = result.count - 1
        while last > 0 {
            result.swapAt(last, below(last + 1))
            last -= 1
        }
        return result
    }
}
