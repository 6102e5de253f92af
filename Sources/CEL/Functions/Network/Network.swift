// The extension library of network addresses.
extension FunctionTable {
    mutating func addNetwork() {
        addAddresses()
        addAddressTests()
        addRanges()
        extend(
            "string",
            [
                .global("ip_to_string", [IPAddress.type], .string),
                .global("cidr_to_string", [AddressRange.type], .string),
            ])
    }

    private mutating func addAddresses() {
        add(
            "ip",
            [
                .global("string_to_ip", [.string], IPAddress.type),
                .global("ip_to_ip", [IPAddress.type], IPAddress.type),
                .receiver("cidr_ip", [AddressRange.type], IPAddress.type),
            ]
        ) { (args, _, _) throws(CELFault) in
            if case .opaque(let value) = args[0], let range = value as? AddressRange { return .opaque(range.address) }
            return .opaque(try address(args[0], "ip"))
        }
        addText("isIP", .bool) { .bool(IPAddress($0) != nil) }
        add("ip.isCanonical", [.global("ip_is_canonical", [.string], .bool)]) { (args, _, _) throws(CELFault) in
            guard case .string(let text) = args[0] else { throw .noOverload("ip.isCanonical", args) }
            return .bool(sameText(try address(args[0], "ip.isCanonical").text, text))
        }
        add("family", [.receiver("ip_family", [IPAddress.type], .int)]) { (args, _, _) throws(CELFault) in
            .int(try address(args[0], "family", isText: false).isVersion4 ? 4 : 6)
        }
    }

    private mutating func addAddressTests() {
        let tests: [(String, @Sendable (IPAddress) -> Bool)] = [
            ("isUnspecified", { $0.isUnspecified }), ("isLoopback", { $0.isLoopback }),
            ("isGlobalUnicast", { $0.isGlobalUnicast }), ("isLinkLocalMulticast", { $0.isLinkLocalMulticast }),
            ("isLinkLocalUnicast", { $0.isLinkLocalUnicast }),
        ]
        for (name, test) in tests {
            add(name, [.receiver("ip_\(name)", [IPAddress.type], .bool)]) { (args, _, _) throws(CELFault) in
                .bool(test(try address(args[0], name, isText: false)))
            }
        }
    }

    private mutating func addRanges() {
        add(
            "cidr",
            [
                .global("string_to_cidr", [.string], AddressRange.type),
                .global("cidr_to_cidr", [AddressRange.type], AddressRange.type),
            ]
        ) { (args, _, _) throws(CELFault) in .opaque(try range(args[0], "cidr")) }
        addText("isCIDR", .bool) { .bool(AddressRange($0) != nil) }
        add("containsIP", Self.contains("containsIP", IPAddress.type)) { (args, _, _) throws(CELFault) in
            .bool(try range(args[0], "containsIP", isText: false).contains(try address(args[1], "containsIP")))
        }
        add("containsCIDR", Self.contains("containsCIDR", AddressRange.type)) { (args, _, _) throws(CELFault) in
            .bool(try range(args[0], "containsCIDR", isText: false).contains(try range(args[1], "containsCIDR")))
        }
        add("masked", [.receiver("cidr_masked", [AddressRange.type], AddressRange.type)]) {
            (args, _, _) throws(CELFault) in .opaque(try range(args[0], "masked", isText: false).masked)
        }
        add("prefixLength", [.receiver("cidr_prefix_length", [AddressRange.type], .int)]) {
            (args, _, _) throws(CELFault) in
            .int(Int64(try range(args[0], "prefixLength", isText: false).prefixLength))
        }
    }

    private static func contains(_ name: String, _ type: CELType) -> [CELOverload] {
        [
            .receiver("cidr_\(name)", [AddressRange.type, type], .bool),
            .receiver("cidr_\(name)_string", [AddressRange.type, .string], .bool),
        ]
    }

    private mutating func addText(
        _ name: String, _ result: CELType, _ compute: @escaping @Sendable (String) -> CELValue
    ) {
        add(name, [.global("\(name)_string", [.string], result)]) { (args, _, _) throws(CELFault) in
            guard case .string(let text) = args[0] else { throw .noOverload(name, args) }
            return compute(text)
        }
    }
}

/// An address, or the one that a text writes.
private func address(_ value: CELValue, _ name: String, isText: Bool = true) throws(CELFault) -> IPAddress {
    switch value {
    case .opaque(let value):
        if let address = value as? IPAddress { return address }
    case .string(let text) where isText:
        guard let address = IPAddress(text) else { throw CELFault(.conversion, "'\(text)' is no IP address") }
        return address
    default: break
    }
    throw .noOverload(name, [value])
}

private func range(_ value: CELValue, _ name: String, isText: Bool = true) throws(CELFault) -> AddressRange {
    switch value {
    case .opaque(let value):
        if let range = value as? AddressRange { return range }
    case .string(let text) where isText:
        guard let range = AddressRange(text) else {
            throw CELFault(.conversion, "'\(text)' is no range of addresses, such as 10.0.0.0/8")
        }
        return range
    default: break
    }
    throw .noOverload(name, [value])
}
