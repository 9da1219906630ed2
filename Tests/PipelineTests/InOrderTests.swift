import Pipeline
import Testing

struct InOrderTests {
    private struct Broken: Error {}

    @Test(arguments: [1, 2, 5])
    func `results come in the order of the inputs, whoever is first`(width: Int) async throws {
        var seen: [Int] = []
        try await inOrder(Array(0..<20), width: width) { input in
            // Every third gives way to the others.
            if input % 3 == 0 { for _ in 0..<50 { await Task.yield() } }
            return input * 10
        } body: { index, output in
            #expect(output == index * 10)
            seen.append(index)
        }
        #expect(seen == Array(0..<20))
    }

    @Test func `an error of one ends everything`() async {
        await #expect(throws: Broken.self) {
            try await inOrder([1, 2, 3], width: 2) { input -> Int in
                if input == 2 { throw Broken() }
                return input
            } body: { _, _ in
            }
        }
    }

    @Test func `no input is no work`() async throws {
        try await inOrder([Int](), width: 3) {
            $0
        } body: { _, _ in
            Issue.record("There was nothing to hand over.")
        }
    }
}
