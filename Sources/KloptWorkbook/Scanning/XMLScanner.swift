/// Reads a part's XML event by event, as much of XML as workbooks use.
///
/// Declarations of a document type are refused, and with them every entity but XML's own five. Elements have to nest
/// rightly. What an event says holds until the next call.
///
/// Source: XML 1.0 (fifth edition), sections 2 and 4; Namespaces in XML 1.0.
final class XMLScanner {
    enum Event {
        case start
        case end
        /// A piece of text; more may follow.
        case text
        case finish
    }

    struct Attribute {
        fileprivate var name: Range<Int>
        fileprivate var value: Range<Int>
    }

    private struct Binding {
        var depth: Int
        var prefix: [UInt8]
        var namespace: MarkupNamespace
    }

    private enum Text {
        case raw(Range<Int>)
        case scalar(Unicode.Scalar)
    }

    let stream: PartStream
    let limits: WorkbookLimits
    private var bindings: [Binding] = []
    /// The open elements' names with their prefixes, one behind the other, and where each begins.
    private var openNames: [UInt8] = []
    private var openStarts: [Int] = []
    private var attributes: [Attribute] = []
    private var text = Text.raw(0..<0)
    /// An element without content has started: its end comes next.
    var endIsDue = false
    /// Within `<![CDATA[`, where nothing stands for anything else.
    private var isLiteral = false
    private var hasRoot = false
    /// It is taken away at the next event.
    private var elementHasEnded = false

    /// Of the element that starts or ends.
    private(set) var namespace = MarkupNamespace.none
    /// Its name without prefix.
    private(set) var name = ""
    /// Its name with its prefix.
    private(set) var qualifiedName: [UInt8] = []

    init(_ stream: PartStream, limits: WorkbookLimits) throws(WorkbookError) {
        self.limits = limits
        self.stream = try TextForm.utf8(stream)
    }

    /// How many elements are open, with the one that starts or ends.
    var depth: Int { openStarts.count }

    /// How many declarations of namespaces hold here.
    var declarationCount: Int { bindings.count }

    /// An element of workbooks' own namespace starts or ends.
    func isMain(_ name: String) -> Bool { namespace == .main && self.name == name }

    // MARK: Events

    func next() throws(WorkbookError) -> Event {
        if endIsDue {
            endIsDue = false
            return close()
        }
        if elementHasEnded { pop() }
        while true {
            if isLiteral {
                if try readLiteral() { return .text }
                continue
            }
            guard let byte = try peek(0) else {
                guard openStarts.isEmpty, hasRoot else { throw damage(.truncated) }
                return .finish
            }
            if byte == UInt8(ascii: "<") {
                switch try peek(1) {
                case UInt8(ascii: "/")?: return try readEnd()
                case UInt8(ascii: "!")?: try readDeclaration()
                case UInt8(ascii: "?")?: try skip(behind: "?>")
                default:
                    try readStart()
                    return .start
                }
            } else if try readText(byte) {
                return .text
            }
        }
    }

    /// Adds the piece of text that the last event brought.
    func appendText(to target: inout [UInt8]) {
        switch text {
        case .scalar(let scalar): target.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        case .raw(let range):
            let piece = unsafe UnsafeBufferPointer(start: stream.bytes + range.lowerBound, count: range.count)
            unsafe XMLScanner.append(piece, to: &target)
        }
    }

    func damage(_ damage: WorkbookError.Damage) -> WorkbookError { .damaged(damage, part: stream.path) }

    // MARK: Attributes

    func attributeBytes(_ name: String, in namespace: MarkupNamespace) throws(WorkbookError) -> [UInt8]? {
        for attribute in attributes {
            let (prefix, local) = split(bytes(attribute.name))
            guard local.elementsEqual(name.utf8) else { continue }
            let own = prefix.isEmpty ? .none : self.namespace(of: prefix)
            if own == namespace { return try attributeValue(attribute) }
        }
        return nil
    }

    private func attributeValue(_ attribute: Attribute) throws(WorkbookError) -> [UInt8] {
        let raw = bytes(attribute.value)
        guard raw.contains(where: { $0 == UInt8(ascii: "&") || $0 < 0x20 }) else { return raw }
        var value: [UInt8] = []
        var index = 0
        while index < raw.count {
            switch raw[index] {
            case UInt8(ascii: "&"):
                guard let end = raw[index...].firstIndex(of: UInt8(ascii: ";")) else { throw damage(.markup) }
                let scalar = try scalar(raw[(index + 1)..<end])
                value.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                index = end
            case 0x09, 0x0A, 0x0D: value.append(UInt8(ascii: " "))
            default: value.append(raw[index])
            }
            index += 1
        }
        return value
    }

    private func bytes(_ range: Range<Int>) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: stream.bytes + range.lowerBound, count: range.count))
    }

    // MARK: Names

    private func split(_ name: [UInt8]) -> (prefix: ArraySlice<UInt8>, local: ArraySlice<UInt8>) {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return ([], name[...]) }
        return (name[..<colon], name[(colon + 1)...])
    }

    private func namespace(of prefix: ArraySlice<UInt8>) -> MarkupNamespace {
        bindings.last { $0.prefix.elementsEqual(prefix) }?.namespace ?? (prefix.isEmpty ? .none : .other)
    }

    private func resolve() throws(WorkbookError) {
        let (prefix, local) = split(qualifiedName)
        namespace = self.namespace(of: prefix)
        guard let text = String(validating: local, as: UTF8.self), !text.isEmpty else { throw damage(.markup) }
        name = text
    }

    // MARK: Tags

    private func readStart() throws(WorkbookError) {
        let end = try tagEnd()
        let isEmpty = try readTag(to: end)
        guard openStarts.count < limits.markupDepth else {
            throw .tooLarge(.markupDepth, part: stream.path)
        }
        guard !openStarts.isEmpty || !hasRoot else { throw damage(.markup) }
        hasRoot = true
        openStarts.append(openNames.count)
        openNames += qualifiedName
        try bind()
        try resolve()
        stream.position = end + 1
        endIsDue = isEmpty
    }

    /// The index of the tag's `>`.
    private func tagEnd() throws(WorkbookError) -> Int {
        var length = 1
        var quote: UInt8 = 0
        while true {
            let bytes = unsafe stream.rest
            while length < bytes.count {
                let byte = unsafe bytes[length]
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == UInt8(ascii: ">") {
                    guard length <= limits.markupLength else { throw .tooLarge(.markupLength, part: stream.path) }
                    return stream.position + length
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                }
                length += 1
            }
            try extend()
        }
    }

    /// Finds the name and the attributes between `<` and `>`; whether the element has no content.
    private func readTag(to end: Int) throws(WorkbookError) -> Bool {
        let bytes = unsafe stream.bytes
        var index = stream.position + 1
        let nameStart = index
        while index < end, unsafe XMLCharacters.isName(bytes[index]) { index += 1 }
        guard index > nameStart else { throw damage(.markup) }
        qualifiedName = self.bytes(nameStart..<index)
        attributes.removeAll(keepingCapacity: true)
        while true {
            let spaceStart = index
            while index < end, unsafe XMLCharacters.isSpace(bytes[index]) { index += 1 }
            if index == end { return false }
            if unsafe bytes[index] == UInt8(ascii: "/") {
                guard index + 1 == end else { throw damage(.markup) }
                return true
            }
            let start = index
            while index < end, unsafe XMLCharacters.isName(bytes[index]) { index += 1 }
            let name = start..<index
            while index < end, unsafe XMLCharacters.isSpace(bytes[index]) { index += 1 }
            guard start > spaceStart, !name.isEmpty, index < end, unsafe bytes[index] == UInt8(ascii: "=") else {
                throw damage(.markup)
            }
            index += 1
            while index < end, unsafe XMLCharacters.isSpace(bytes[index]) { index += 1 }
            guard index < end, unsafe bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
                throw damage(.markup)
            }
            let quote = unsafe bytes[index]
            index += 1
            let valueStart = index
            while index < end, unsafe bytes[index] != quote {
                guard unsafe bytes[index] != UInt8(ascii: "<") else { throw damage(.markup) }
                index += 1
            }
            guard index < end else { throw damage(.markup) }
            attributes.append(Attribute(name: name, value: valueStart..<index))
            index += 1
        }
    }

    /// Takes note of the namespaces that an element declares.
    private func bind() throws(WorkbookError) {
        for attribute in attributes {
            let (prefix, local) = split(bytes(attribute.name))
            let declared: ArraySlice<UInt8>
            if prefix.elementsEqual("xmlns".utf8) {
                declared = local
            } else if prefix.isEmpty, local.elementsEqual("xmlns".utf8) {
                declared = []
            } else {
                continue
            }
            guard let uri = String(validating: try attributeValue(attribute), as: UTF8.self) else {
                throw damage(.encoding)
            }
            bindings.append(
                Binding(depth: openStarts.count, prefix: Array(declared), namespace: MarkupNamespace(uri)))
        }
    }

    func readEnd() throws(WorkbookError) -> Event {
        let end = try tagEnd()
        var nameEnd = end
        while nameEnd > stream.position + 2, unsafe XMLCharacters.isSpace(stream.bytes[nameEnd - 1]) { nameEnd -= 1 }
        qualifiedName = bytes((stream.position + 2)..<nameEnd)
        guard let start = openStarts.last, openNames[start...].elementsEqual(qualifiedName) else {
            throw damage(.markup)
        }
        try resolve()
        stream.position = end + 1
        return close()
    }

    /// The element stays open until the next event, so that its depth and name can be asked for.
    private func close() -> Event {
        elementHasEnded = true
        return .end
    }

    private func pop() {
        elementHasEnded = false
        while let last = bindings.last, last.depth == openStarts.count { bindings.removeLast() }
        if let start = openStarts.popLast() { openNames.removeLast(openNames.count - start) }
    }

    // MARK: Text

    /// - Returns: false for white space outside the root, which is no text.
    private func readText(_ first: UInt8) throws(WorkbookError) -> Bool {
        guard !openStarts.isEmpty else {
            guard XMLCharacters.isSpace(first) else { throw damage(.markup) }
            stream.position += 1
            return false
        }
        if first == UInt8(ascii: "&") {
            text = .scalar(try readReference())
            return true
        }
        if first == 0x0D, try peek(1) == 0x0A {
            stream.position += 1
            return false
        }
        let rest = unsafe stream.rest
        var length = 1
        while length < rest.count {
            let byte = unsafe rest[length]
            // A carriage return begins a piece of its own: what it becomes depends on what is behind it.
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x0D { break }
            length += 1
        }
        text = .raw(stream.position..<stream.position + length)
        stream.position += length
        return true
    }

    /// - Returns: false when the literal text has ended.
    private func readLiteral() throws(WorkbookError) -> Bool {
        guard try peek(2) != nil else { throw damage(.truncated) }
        let rest = unsafe stream.rest
        var length = 0
        while length + 2 < rest.count {
            if unsafe rest[length] == UInt8(ascii: "]") && rest[length + 1] == UInt8(ascii: "]")
                && rest[length + 2] == UInt8(ascii: ">")
            {
                break
            }
            length += 1
        }
        if length == 0 {
            stream.position += 3
            isLiteral = false
            return false
        }
        text = .raw(stream.position..<stream.position + length)
        stream.position += length
        return true
    }

    private static func append(_ piece: UnsafeBufferPointer<UInt8>, to target: inout [UInt8]) {
        if unsafe !piece.contains(0x0D) {
            unsafe target.append(contentsOf: piece)
            return
        }
        // Line breaks of every kind are one character; one that is split by a piece's end does not occur in text.
        var previous: UInt8 = 0
        for index in piece.indices {
            let byte = unsafe piece[index]
            if byte == 0x0D {
                target.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                target.append(byte)
            }
            previous = byte
        }
    }

    private func readReference() throws(WorkbookError) -> Unicode.Scalar {
        var length = 1
        while let byte = try peek(length), byte != UInt8(ascii: ";") {
            length += 1
            // The longest is a character reference with leading zeros.
            guard length < 16 else { throw damage(.entity) }
        }
        guard try peek(length) != nil else { throw damage(.truncated) }
        let scalar = try scalar(bytes((stream.position + 1)..<(stream.position + length))[...])
        stream.position += length + 1
        return scalar
    }

    /// - Parameter name: what stands between `&` and `;`.
    private func scalar(_ name: ArraySlice<UInt8>) throws(WorkbookError) -> Unicode.Scalar {
        guard let scalar = XMLCharacters.scalar(named: name) else { throw damage(.entity) }
        return scalar
    }

    // MARK: What is passed over

    private func readDeclaration() throws(WorkbookError) {
        if try stands("<!--") {
            try skip(behind: "-->")
        } else if try stands("<![CDATA[") {
            guard !openStarts.isEmpty else { throw damage(.markup) }
            stream.position += 9
            isLiteral = true
        } else if try stands("<!DOCTYPE") {
            throw damage(.documentType)
        } else {
            throw damage(.markup)
        }
    }

    private func stands(_ text: StaticString) throws(WorkbookError) -> Bool {
        let length = text.utf8CodeUnitCount
        _ = try peek(length - 1)
        return unsafe stream.rest.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: length))
    }

    private func skip(behind mark: StaticString) throws(WorkbookError) {
        stream.position += 2
        while try !stands(mark) {
            guard try peek(0) != nil else { throw damage(.truncated) }
            stream.position += 1
        }
        stream.position += mark.utf8CodeUnitCount
    }

    /// The byte so far behind the position, nil behind the end of the part.
    private func peek(_ offset: Int) throws(WorkbookError) -> UInt8? {
        while stream.position + offset >= stream.count {
            guard try stream.more() else { return nil }
        }
        return unsafe stream.bytes[stream.position + offset]
    }

    /// More of a tag.
    private func extend() throws(WorkbookError) {
        guard stream.count - stream.position <= limits.markupLength else {
            throw .tooLarge(.markupLength, part: stream.path)
        }
        guard try stream.more() else { throw damage(.truncated) }
    }
}
