import KloptModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(ucrt)
    import ucrt
#endif

extension CalendarDate {
    /// The day it is where the program runs, by the system's clock; nil when the clock says none.
    static func today() -> CalendarDate? {
        var now = time(nil)
        var parts = unsafe tm()
        #if os(Windows)
            guard unsafe localtime_s(&parts, &now) == 0 else { return nil }
        #else
            guard unsafe localtime_r(&now, &parts) != nil else { return nil }
        #endif
        return unsafe CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}
