public import DealModel

/// A rule answered by the host's Swift code.
///
/// The process file names the plugin and gives its parameters; the desk decodes them when it is opened, asks with no lock
/// held and within a time limit, and hands the recorded answer to the decision. Whatever is thrown is *unknown*.
///
///     struct CreditCheck: RulePlugin {
///         struct Parameters: Decodable, Sendable { var share_of_limit: ExactDecimal }
///         let id: PluginID = "credit-check"
///         func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer { … }
///     }
public protocol RulePlugin: Sendable {
    /// What stands under `with:` in the file; a plugin without parameters leaves it out.
    associatedtype Parameters: Decodable & Sendable = NoParameters

    /// The name the process file uses.
    var id: PluginID { get }

    /// Raise it when the same question may get another answer: recorded answers of other versions are not used again.
    var version: Int { get }

    /// The groups of facts the plugin looks at beside the deal; nothing else is shown to it. By default the customer.
    var reads: FactNeeds { get }

    /// The facts an answer may state, read in the file as `answer.NAME`. By default none.
    var answers: [FactDeclaration] { get }

    /// How long the desk waits for this plugin; `nil` is the desk's own limit.
    var timeLimit: Duration? { get }

    /// Answers for one deal.
    ///
    /// - Parameters:
    ///   - facts: The deal and the groups named in ``reads``.
    ///   - parameters: What the rule's `with` says in the process file.
    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer
}

extension RulePlugin {
    /// 1.
    public var version: Int { 1 }
    /// The customer.
    public var reads: FactNeeds { [.customer] }
    /// No facts.
    public var answers: [FactDeclaration] { [] }
    /// The desk's own limit.
    public var timeLimit: Duration? { nil }
}
