/// The files that klopt wrote into a folder of packets, as it keeps them there in a small hidden file.
///
/// By it a later run knows which letters of an earlier one still stand, and that none of them is a submission. One name
/// a line, behind a line that starts with `#`.
package struct PacketList: Equatable, Sendable {
    package static let fileName = ".klopt-brieven"
    /// A longer list is not one of klopt's.
    package static let maximalSize = 1 << 22

    package var names: Set<String>

    package init(names: Set<String>) { self.names = names }

    /// - Complexity: linear in the text.
    package init(text: String) {
        let lines = text.split { $0.isNewline }
        // A name leads nowhere else than into the folder itself.
        names = Set(lines.lazy.filter { !$0.hasPrefix("#") && !$0.contains("/") }.map(String.init))
    }

    /// The same list gives the same text.
    package var text: String {
        """
        # Door klopt geschreven / written by klopt

        """ + names.sorted().map { $0 + "\n" }.joined()
    }
}
