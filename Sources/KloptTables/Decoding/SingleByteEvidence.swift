/// Tells Windows-1252 from code page 850 by what the bytes above ASCII would say in Dutch.
///
/// `0x89` is `ë` in the one and `‰` in the other: behind a letter only the first makes a word. Each byte has its say for
/// each encoding, by its neighbours; where both read as well, it is Windows-1252, which nearly all programs write.
enum SingleByteEvidence {
    /// - Complexity: O(bytes).
    static func likelier(of bytes: some BidirectionalCollection<UInt8>) -> TextEncoding {
        var (windows, dos) = (0, 0)
        var before: UInt8 = 0
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            if byte >= 0x80 {
                let place = Place(before: before, after: index == bytes.endIndex ? 0 : bytes[index])
                windows += plausibility(of: Windows1252.scalar(byte), at: place)
                dos += plausibility(of: CodePage850.scalar(byte), at: place)
            }
            before = byte
        }
        return dos > windows && dos > 0 ? .codePage850 : .windows1252
    }

    /// Which kinds of characters a byte stands between; a byte above ASCII counts as a letter.
    private struct Place {
        let isBehindLetter: Bool
        let isBeforeLetter: Bool
        let isBehindLowercase: Bool
        let isBesideCapital: Bool

        init(before: UInt8, after: UInt8) {
            func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
            func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
            isBehindLowercase = isLowercase(before)
            isBesideCapital = isCapital(before) || isCapital(after)
            isBehindLetter = isCapital(before) || isLowercase(before) || before >= 0x80
            isBeforeLetter = isCapital(after) || isLowercase(after) || after >= 0x80
        }

        var isWithinWord: Bool { isBehindLetter && isBeforeLetter }
        var isBesideLetter: Bool { isBehindLetter || isBeforeLetter }
    }

    /// Above zero for a character that Dutch has there, below for one that it has not.
    private static func plausibility(of scalar: Unicode.Scalar, at place: Place) -> Int {
        switch scalar {
        case "ë", "é", "è", "ï", "ö", "ü", "á", "à", "â", "ä", "ç", "ê", "í", "î", "ñ", "ó", "ô", "ú", "û":
            if place.isWithinWord { return often.contains(scalar) ? 3 : 1 }
            return place.isBesideLetter && atEdges.contains(scalar) ? 1 : 0
        case "Ë", "É", "È", "Ï", "Ö", "Ü", "Á", "À", "Â", "Ä", "Ç", "Ê", "Í", "Î", "Ñ", "Ó", "Ô", "Ú", "Û":
            if place.isBehindLowercase { return -2 }
            guard place.isBesideLetter else { return 0 }
            return place.isBesideCapital && often.contains(Character(scalar).lowercasedScalar) ? 3 : 1
        // Spaces, dashes, apostrophes and an ellipsis stand anywhere.
        case "\u{A0}", "–", "—", "’", "…", "´": return 1
        case "‘", "“", "„", "‚", "‹", "«": return place.isBehindLetter ? -2 : 1
        case "”", "›", "»": return place.isWithinWord ? -2 : 1
        case "€", "°", "²", "³", "½", "¼", "±", "µ", "·", "§", "©", "®", "™": return place.isWithinWord ? -2 : 1
        // Letters that Dutch borrows at most in names.
        case "å", "æ", "ø", "õ", "ã", "ß", "š", "ž", "œ", "ÿ", "ý", "ì", "ò", "ù": return 0
        default: return isGraphic(scalar) ? -3 : place.isBesideLetter ? -2 : -1
        }
    }

    private static let often: Set<Unicode.Scalar> = ["ë", "é", "è", "ï", "ö", "ü"]
    /// What Dutch words begin or end with.
    private static let atEdges: Set<Unicode.Scalar> = ["ë", "é", "è", "ê", "á", "à", "ó", "í"]

    /// Box drawing, blocks, and control characters.
    private static func isGraphic(_ scalar: Unicode.Scalar) -> Bool {
        (0x2500...0x25FF).contains(scalar.value) || (0x80...0x9F).contains(scalar.value)
    }
}

extension Character {
    /// The first scalar of the character in lower case.
    fileprivate var lowercasedScalar: Unicode.Scalar { lowercased().unicodeScalars.first ?? " " }
}
