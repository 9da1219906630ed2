import ArgumentParser
import Inference
import Pipeline

/// Whether a command tells where its time went.
struct TimingsOption: ParsableArguments {
    @Flag(help: "结束时在标准错误上列出各阶段和各网络所用的时间。")
    var timings = false

    @Flag(help: "再只运行同样的网络一遍，列出其所需时间（需 --timings）。")
    var floor = false

    func validate() throws {
        if floor, !timings { throw ValidationError("--floor 须与 --timings 一起使用。") }
    }

    /// - Parameter start: of the command.
    /// - Throws: ``CommandFailure`` if a network cannot be run again.
    func report(_ pipeline: SubmissionPipeline, since start: ContinuousClock.Instant) throws {
        guard timings else { return }
        let wall = (ContinuousClock.now - start).components
        do {
            let work = pipeline.times.work.all
            let floor = floor ? try pipeline.networkFloor() : nil
            StandardError.write(
                TimingsTable(
                    times: pipeline.times, work: work,
                    wall: Double(wall.seconds) + Double(wall.attoseconds) / 1e18, floor: floor
                ).rendered)
        } catch {
            throw CommandFailure(.software, "网络无法再次运行：\(error)")
        }
    }
}
