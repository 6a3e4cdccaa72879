import KloptModel

/// Every format of figures; the first is the one without `--format`.
package enum FigureReporters {
    package static func all(text: TextOptions = TextOptions()) -> [any OutputFormat<FigureReport>] {
        [FigureCSV(), FigureJSON(), FigureText(options: text)]
    }
}
