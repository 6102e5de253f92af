/// A plan that its process keeps alive, handed on without counting references: on the way to a decision that would cost
/// more than asking the items does.
///
/// Whoever holds one must hold the process too, as a decision does.
@usableFromInline
package struct KeptPlan: Sendable {
    @usableFromInline let plan: Unmanaged<GatePlan>

    init(_ plan: GatePlan) { self.plan = .passUnretained(plan) }

    /// The plan, to be kept by itself.
    package var counted: GatePlan { plan.takeUnretainedValue() }

    /// Reads the plan in place.
    @inlinable @inline(__always)
    package func borrowed<Result>(_ body: (GatePlan) -> Result) -> Result { plan._withUnsafeGuaranteedRef(body) }
}
