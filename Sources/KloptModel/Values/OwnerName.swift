/// Names of organisations as people type them: case and spaces do not count, but no near spelling does (GGZ 01 and GGZ 10
/// are two).
package enum OwnerName {
    package static func areSame(_ left: String, _ right: String) -> Bool {
        left == right || folded(left) == folded(right)
    }

    package static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
