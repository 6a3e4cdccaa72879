import KloptModel

/// A workflow command: `::error file=ips.csv,line=5,title=GGZ 07::message`.
struct GitHubCommand {
    enum Kind: String {
        case error, warning, notice

        init(_ severity: Severity) {
            switch severity {
            case .error: self = .error
            case .warning: self = .warning
            case .info: self = .notice
            }
        }
    }

    var kind: Kind
    /// From the working directory.
    var file: String?
    var line: Int?
    var title: String?
    var message: String

    init(_ kind: Kind, file: String? = nil, line: Int? = nil, title: String? = nil, message: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.title = title
        self.message = message
    }

    /// The command on one line, whatever the texts hold: no text can end it or begin another.
    var text: String {
        let properties = [("file", file), ("line", line.map(String.init)), ("title", title)].compactMap { name, value in
            value.map { "\(name)=\(Self.property($0))" }
        }
        return "::\(kind.rawValue)" + (properties.isEmpty ? "" : " " + properties.joined(separator: ","))
            + "::\(Self.message(message))\n"
    }

    /// A percent sign would begin an escape; a line break would end the command.
    private static func message(_ text: String) -> String { escaped(text, "%\r\n") }

    /// In a property a colon could end the properties, and a comma the property.
    private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

    /// - Parameter special: ASCII. A carriage return and the line feed behind it are one character of a Swift string, so
    ///   bytes are compared.
    private static func escaped(_ text: String, _ special: String) -> String {
        var bytes: [UInt8] = []
        for byte in PlainText.block(text).utf8 {
            if special.utf8.contains(byte) {
                bytes += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
