import Foundation

/// How often a property is tried at random: often enough for every day, or with `DEALKIT_LONG_TESTS=1` (`make long`)
/// so often that it takes minutes.
package func rounds(everyDay: Int, long: Int) -> Int {
    ProcessInfo.processInfo.environment["DEALKIT_LONG_TESTS"] == "1" ? long : everyDay
}
