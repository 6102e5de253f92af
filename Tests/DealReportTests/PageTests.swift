import DealInsight
import DealModel
import DealReport
import TestTags
import Testing

@Suite("Reports as a page", .tags(.figures, .wording))
struct PageTests {
    private static let name = "<script>alert(\"Ирина\" & 'Q')</script>\u{1}"

    /// A report with a wicked name in every place that takes one.
    private static func wicked() throws -> Report {
        let profiles = [
            DealProfile(DealID(name), attributes: [.owner: name, .product: name], nextAction: NextAction(name)),
            DealProfile("lost", attributes: [.owner: "boris"]),
        ]
        var events = SmallSale.stays(DealID(name), [(1, "lead"), (2, StageID(name))])
        events += SmallSale.stays("lost", [(1, "lead")]) + [SmallSale.end("lost", 3, OutcomeID(name), ReasonID(name))]
        return try SmallSale.report(profiles + SmallSale.profiles, events + SmallSale.events, by: ReportGrouping(name))
    }

    static func reports() throws -> [(name: String, report: Report)] {
        [("small", try SmallSale.report()), ("wicked", try wicked()), ("empty", try SmallSale.report([], []))]
    }

    @Test(
        "The page is well formed: every element is closed, in order, and every attribute quoted",
        arguments: try reports())
    func wellFormed(_ sample: (name: String, report: Report)) throws {
        let scan = try TagScan(sample.report.html())
        #expect(scan.elements.count > (sample.report.dealCount == 0 ? 10 : 30))
        #expect(Set(scan.ids).count == scan.ids.count)
        #expect(Set(scan.links).isSubset(of: Set(scan.ids)), "every link leads to a part of the page")
    }

    @Test("The page needs no network and runs nothing", arguments: try reports())
    func selfContained(_ sample: (name: String, report: Report)) throws {
        let page = sample.report.html()
        for forbidden in ["http:", "https:", "url(", "@import", "src=", "<script", "<link", "<iframe", "javascript:"] {
            #expect(!page.contains(forbidden), "\(sample.name): \(forbidden)")
        }
        #expect(
            try TagScan(page).elements.allSatisfy { element in !element.attributes.contains { $0.hasPrefix("on") } })
    }

    @Test("Each chart says in words what it shows, for those who do not see it")
    func charts() throws {
        let charts = try TagScan(SmallSale.report().html()).elements.filter { $0.name == "svg" }
        #expect(charts.count >= 5)
        #expect(charts.allSatisfy { $0.attributes.contains("role=\"img\"") })
        let labels = charts.compactMap { chart in chart.attributes.first { $0.hasPrefix("aria-label=\"") } }
        #expect(labels.count == charts.count && labels.allSatisfy { $0 != "aria-label=\"\"" })
    }

    @Test("Deals lost from a stage of the past, or from none that is known, stand in the chart too")
    func lostElsewhere() throws {
        let events =
            SmallSale.stays("a", [(1, "lead")]) + [SmallSale.end("a", 2, "lost", "price")]
            + SmallSale.stays("b", [(1, "gone")]) + [SmallSale.end("b", 2, "lost", "price")]
            + [SmallSale.end("c", 2, "lost", "price"), SmallSale.end("d", 3, "lost", "price")]
        let page = try SmallSale.report([], events).html()
        for cell in ["Lead: 1", "Offer: 0", "Contract: 0", "other stages: 1", "no stage known: 2"] {
            #expect(page.contains("<title>price, \(cell)</title>"), "\(cell)")
        }
        #expect(try !SmallSale.report().html().contains("no stage known: "))
    }

    @Test("An axis is marked with round figures: six tenths are 60%, whatever binary fractions make of them")
    func axes() throws {
        let deals = (0..<40).map { (id: DealID("d\($0)"), isBoris: $0 >= 20, number: $0 % 5) }
        let profiles = deals.map { DealProfile($0.id, attributes: [.owner: $0.isBoris ? "boris" : "anna"]) }
        let events = deals.flatMap { deal in
            let isWon = deal.number < (deal.isBoris ? 2 : 1)
            return SmallSale.stays(deal.id, [(1, "lead")]) + [SmallSale.end(deal.id, 3, isWon ? "won" : "lost")]
        }
        let page = try SmallSale.report(profiles, events).html(first: .managers)
        #expect(page.contains(">60%</text>") && !page.contains(".0%</text>"))
    }

    @Test("A page of nothing says that there is nothing, without tables and charts", arguments: Report.Kind.allCases)
    func nothing(_ kind: Report.Kind) throws {
        let page = try SmallSale.report([], []).html(first: kind)
        #expect(page.contains("No deals were found."))
        #expect(["<table", "<svg", "<section", "<dl"].allSatisfy { !page.contains($0) })
    }

    @Test("No name is markup; letters of all languages stay, control characters become pictures")
    func names() throws {
        let page = try Self.wicked().html()
        #expect(page.contains("&lt;script&gt;alert(&quot;Ирина&quot; &amp; 'Q')&lt;/script&gt;␁"))
        #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }

    @Test("The page is for a phone and a desk, for day and night, and begins with the question asked")
    func screens() throws {
        let page = try SmallSale.report().html(first: .managers)
        #expect(page.contains("name=\"viewport\"") && page.contains("prefers-color-scheme: dark"))
        let sections = try TagScan(page).elements.filter { $0.name == "section" }.flatMap(\.attributes)
        #expect(sections == ["managers", "funnel", "deals", "mining"].map { "id=\"\($0)\"" })
    }

    @Test("A table has as many cells in each row as in its head", arguments: try reports())
    func tables(_ sample: (name: String, report: Report)) {
        for table in sample.report.html().split(separator: "<table>").dropFirst() {
            let rows = table.split(separator: "</table>")[0].split(separator: "<tr>").dropFirst()
            let counts = rows.map { $0.ranges(of: "</th>").count + $0.ranges(of: "</td>").count }
            #expect(Set(counts).count == 1, "\(sample.name): \(rows.first ?? "")")
        }
    }
}

/// The elements of a page as they are opened, or what is wrong with them.
private struct TagScan {
    struct Element {
        let name: String
        let attributes: [String]
    }

    struct Fault: Error { let what: String }

    private(set) var elements: [Element] = []

    private static let void: Set = ["meta", "br", "hr"]

    init(_ page: String) throws {
        var open: [String] = []
        for part in page.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: ">") else { throw Fault(what: "an open tag: \(part.prefix(40))") }
            guard !part[part.index(after: end)...].contains(">") || open.last == "style" else {
                throw Fault(what: "a bare '>' in a text: \(part.prefix(80))")
            }
            let tag = part[..<end]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { throw Fault(what: "<\(tag)> closes another") }
                continue
            }
            let element = try Self.element(tag)
            elements.append(element)
            if !tag.hasSuffix("/"), !Self.void.contains(element.name) { open.append(element.name) }
        }
        guard open.isEmpty else { throw Fault(what: "left open: \(open)") }
    }

    var ids: [String] { values(of: "id") }
    /// Where links lead to, within the page.
    var links: [String] { values(of: "href").map { String($0.drop { $0 == "#" }) } }

    private func values(of name: String) -> [String] {
        elements.flatMap(\.attributes).filter { $0.hasPrefix("\(name)=\"") }.map {
            String($0.dropFirst(name.count + 2).dropLast())
        }
    }

    /// A name, then attributes in quotes.
    private static func element(_ tag: Substring) throws -> Element {
        var rest = tag.hasSuffix("/") ? tag.dropLast() : tag
        let name = String(rest.prefix { $0 != " " && $0 != "\n" })
        rest = rest.dropFirst(name.count)
        var attributes: [String] = []
        while let start = rest.firstIndex(where: { $0 != " " && $0 != "\n" }) {
            rest = rest[start...]
            let quotes = rest.indices.filter { rest[$0] == "\"" }.prefix(2)
            guard quotes.count == 2, rest[..<quotes[0]].hasSuffix("=") else { throw Fault(what: "no quotes: <\(tag)>") }
            attributes.append(String(rest[...quotes[1]]))
            rest = rest[rest.index(after: quotes[1])...]
        }
        return Element(name: name, attributes: attributes)
    }
}
