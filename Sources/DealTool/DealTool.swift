import ArgumentParser

@main
struct DealTool: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "dealkit", abstract: "Checks, tests and explains sales processes.")
}
