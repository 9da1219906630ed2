import ArgumentParser

@main
struct Hedui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hedui", abstract: "Checks scans against the form.")
}
