/// A way to write something whole: the report of a check, a decision, figures, or what changed.
package protocol OutputFormat<Subject>: Sendable {
    associatedtype Subject

    /// What `--format` calls it.
    static var name: String { get }

    /// Writes all of it, in pieces, in its own language.
    ///
    /// - Complexity: O(what it holds); a format that shows only some of it stops early.
    func write(_ subject: Subject, to sink: inout some ByteSink) throws
}

extension OutputFormat {
    package var name: String { Self.name }
}
