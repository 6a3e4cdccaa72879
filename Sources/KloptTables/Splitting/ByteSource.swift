/// Where a table's bytes come from, front to back: a file, or a sheet of a workbook written out as text.
protocol ByteSource: AnyObject {
    /// Fills the buffer as far as there is something to fill it with.
    ///
    /// - Returns: the number of bytes, less than the buffer's only at the end; nil when reading failed.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int?
}
