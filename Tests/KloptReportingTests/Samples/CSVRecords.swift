/// Reads `;`-separated records as RFC 4180 has them: the plainest reader that can be written.
func csvRecords(_ bytes: [UInt8]) -> [[String]] {
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var records: [[String]] = []
    var (record, field, isQuoted) = ([String](), "", false)
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
        switch scalar {
        case "\"" where isQuoted && rest.first == "\"":
            rest.removeFirst()
            field.unicodeScalars.append("\"")
        case "\"": isQuoted.toggle()
        case ";" where !isQuoted:
            record.append(field)
            field = ""
        case "\r" where !isQuoted && rest.first == "\n":
            rest.removeFirst()
            records.append(record + [field])
            (record, field) = ([], "")
        default: field.unicodeScalars.append(scalar)
        }
    }
    return records
}
