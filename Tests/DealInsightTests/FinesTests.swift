import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

/// Figures that statsmodels found in ten thousand fines, to the first payment or transfer to the collectors.
@Suite(
    "Figures of fines", .tags(.figures, .shared),
    .enabled(if: ReferenceData.isThere, "the shared reference data are not beside it"))
struct FinesTests {
    @Test("Of all that happened to a fine the first end may count, as if nothing had come after")
    func firstEnds() throws {
        let asOf = ReferenceData.day("2012-03-26")
        let whole = VisitTable(try .fines(cutAtFirstEnd: false), asOf: asOf, ends: .first)
        #expect(Fates(whole).deals == Fates(VisitTable(try .fines(), asOf: asOf)).deals)
        #expect(OutcomeSummary(VisitTable(whole.log, asOf: asOf)).won != OutcomeSummary(whole).won)
    }

    @Test("What became of fines by age: paid, or sent to the collectors")
    func curves() throws {
        let expected = try ReferenceData.figures("traffic-fines")["competing_risks"]
        let curves = Fates(VisitTable(try .fines(), asOf: ReferenceData.day("2012-03-26"))).deals
        #expect(curves.count == expected["n"].int)
        #expect(curves.ended == [expected["n1"].int, expected["n2"].int])
        #expect(curves.stillOpen == expected["censored"].int)
        for key in expected["at"].keys {
            let (point, own) = (curves.at(Double(key) ?? 0), expected["at"][key])
            #expect(agree(point.survival, own["S"].number))
            #expect(agree(point.incidence[0], own["cif1"].number))
            #expect(agree(point.incidence[1], own["cif2"].number))
            #expect(point.atRisk == own["n_at_risk"].int)
        }
        #expect(agree(curves.end.survival, expected["end"]["S"].number))
        #expect(agree(curves.end.incidence[1], expected["end"]["cif2"].number))
    }
}
