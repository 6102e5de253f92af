import DealModel
import ExactValues

/// The pieces of a line that a set of points cuts it into: the points, what lies between two, what lies beyond.
struct LineRegions {
    let scale: OrderedScale
    /// Sorted, each once.
    let points: [ExactDecimal]
    let present: ExactDecimal?

    var regions: [CellRegion] {
        guard let first = points.first, let last = points.last else { return whole }
        var result = [beyond(nil, first)].compactMap { $0 }
        for (index, point) in points.enumerated() {
            if let value = scale.value(at: point) { result.append(.point(value)) }
            if index + 1 < points.count, let gap = gap(point, points[index + 1]) { result.append(gap) }
        }
        return result + [beyond(last, nil)].compactMap { $0 }
    }

    /// Nothing is compared with, so one value stands for all.
    private var whole: [CellRegion] {
        let value = present ?? scale.step ?? .zero
        return scale.value(at: value).map { [CellRegion(kind: .between(nil, nil), value: $0)] } ?? []
    }

    private func beyond(_ lower: ExactDecimal?, _ upper: ExactDecimal?) -> CellRegion? {
        if let present, lower.map({ $0 < present }) ?? true, upper.map({ present < $0 }) ?? true {
            return region(present, lower, upper)
        }
        guard let step = scale.step else { return nil }
        let value = lower.map { try? $0.adding(step) } ?? upper.map { try? $0.subtracting(step) }
        return value.flatMap { $0 }.flatMap { region($0, lower, upper) }
    }

    /// What lies between two points: the present value if it is there, else a step from the point next to it, else, on
    /// a line without steps, the middle.
    private func gap(_ lower: ExactDecimal, _ upper: ExactDecimal) -> CellRegion? {
        if let present, lower < present, present < upper { return region(present, lower, upper) }
        guard let step = scale.step, let above = try? lower.adding(step), let below = try? upper.subtracting(step)
        else {
            return nil
        }
        let isFromAbove = present.map { $0 >= upper } ?? false
        if above < upper, lower < below { return region(isFromAbove ? below : above, lower, upper) }
        guard scale.isDense, let sum = try? lower.adding(upper), let middle = try? sum.divided(by: 2) else {
            return nil
        }
        return region(middle, lower, upper)
    }

    private func region(_ place: ExactDecimal, _ lower: ExactDecimal?, _ upper: ExactDecimal?) -> CellRegion? {
        guard let value = scale.value(at: place) else { return nil }
        let ends = (lower.flatMap(scale.value(at:)), upper.flatMap(scale.value(at:)))
        return CellRegion(kind: .between(ends.0, ends.1), value: value)
    }
}
