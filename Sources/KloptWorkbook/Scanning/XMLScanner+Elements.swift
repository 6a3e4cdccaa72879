extension XMLScanner {
    /// Reads up to the end of the element that has just started.
    func skipElement() throws(WorkbookError) {
        let outer = depth
        while true {
            if case .end = try next(), depth == outer { return }
        }
    }

    /// Passes over what is in the element that has just started by looking for its end tag alone.
    ///
    /// For an element that does not hold itself. What is passed over is not checked.
    func skipContent() throws(WorkbookError) {
        if endIsDue {
            _ = try next()
            return
        }
        let tag = Array("</".utf8) + qualifiedName
        while true {
            let rest = unsafe stream.rest
            var index = 0
            while index + tag.count < rest.count {
                guard unsafe rest[index] == tag[0] && rest[index + 1] == tag[1] && rest[index + 2] == tag[2] else {
                    index += 1
                    continue
                }
                if unsafe UnsafeBufferPointer(rebasing: rest[index...]).starts(with: tag) {
                    stream.position += index
                    _ = try readEnd()
                    return
                }
                index += 1
            }
            stream.position += index
            guard try stream.more() else { throw damage(.truncated) }
        }
    }

    /// The text of the element that has just started, without its elements' texts; reads up to its end.
    func readText(limit: Int) throws(WorkbookError) -> [UInt8] {
        var bytes: [UInt8] = []
        let outer = depth
        while true {
            switch try next() {
            case .text:
                if depth == outer { appendText(to: &bytes) }
                guard bytes.count <= limit else { throw .tooLarge(.cellLength, part: stream.path) }
            case .end: if depth == outer { return bytes }
            case .start, .finish: break
            }
        }
    }

    // MARK: Attributes

    /// The value of an attribute of the element that has just started.
    func attribute(_ name: String, in namespace: MarkupNamespace = .none) throws(WorkbookError) -> String? {
        guard let bytes = try attributeBytes(name, in: namespace) else { return nil }
        guard let value = String(validating: bytes, as: UTF8.self) else { throw damage(.encoding) }
        return value
    }

    /// A whole number; nil when the attribute is not there.
    func integer(_ name: String) throws(WorkbookError) -> Int? {
        guard let text = try attribute(name) else { return nil }
        guard let value = Int(text) else { throw damage(.value) }
        return value
    }

    /// - Parameter absent: what an attribute that is not there stands for.
    func boolean(_ name: String, absent: Bool = false) throws(WorkbookError) -> Bool {
        switch try attribute(name) {
        case nil: return absent
        case "1"?, "true"?, "on"?: return true
        case "0"?, "false"?, "off"?: return false
        default: throw damage(.value)
        }
    }
}
