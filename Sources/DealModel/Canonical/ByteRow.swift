/// A growing row of bytes with one owner: what `Array` asks at every append (is it mine, is there room) is asked once.
struct ByteRow: ~Copyable {
    private var start: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(byteCount: self.capacity, alignment: 1)
    }

    deinit { start.deallocate() }

    /// A copy of all bytes.
    var array: [UInt8] { Array(UnsafeRawBufferPointer(start: start, count: count)) }

    /// A part of the bytes, for as long as nothing is changed.
    func withBytes<Result>(from begin: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: start + begin, count: count))
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (start + count).copyMemory(from: source, byteCount: bytes.count)
        count &+= bytes.count
    }

    mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Writes another byte over the last one.
    mutating func replaceLast(with byte: UInt8) { start.storeBytes(of: byte, toByteOffset: count - 1, as: UInt8.self) }

    /// Takes out the bytes from `begin` to `end`.
    mutating func remove(from begin: Int, to end: Int) {
        (start + begin).copyMemory(from: start + end, byteCount: count - end)
        count -= end - begin
    }

    /// Brings the bytes from `begin` to the end before those at `place`.
    mutating func moveEnd(from begin: Int, to place: Int) {
        let size = count - begin
        reserve(size)
        // Room is made at the place, then what stood at the end, and has moved on with the rest, is laid there.
        (start + place + size).copyMemory(from: start + place, byteCount: count - place)
        (start + place).copyMemory(from: start + begin + size, byteCount: size)
    }

    private mutating func reserve(_ more: Int) {
        if capacity &- count < more { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
    }
}
