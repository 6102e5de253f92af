#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The only functions taken from the C library: everything else is made of them.

func ln(_ x: Double) -> Double { log(x) }
/// ln(1 + x), exact for small x.
func ln1p(_ x: Double) -> Double { log1p(x) }
func e(to x: Double) -> Double { exp(x) }
