public import ArgumentParser
import Pipeline
import Verification

extension ReaderChoice: ExpressibleByArgument {}

/// Which engine reads, and how much of the machine it may take.
struct ReaderOptions: ParsableArguments {
    @Option(help: "识别引擎：ppocr 或 tesseract。")
    var reader: ReaderChoice = .ppocr

    @Flag(help: "每一行都由较大的识别网络读取，用时约为 1.6 倍；默认只用于没有把握的行和与申报不符的材料。")
    var careful = false

    @Flag(help: "解码程序的沙箱缺少任何一部分时拒绝运行；缺少什么见 hedui doctor。")
    var requireSandbox = false

    @Flag(help: ArgumentHelp("不使用识别概率，只比较最佳识别结果（供比较之用）。", visibility: .hidden))
    var withoutLikelihood = false

    @Flag(help: ArgumentHelp("对有疑问的字段不再复看（供比较之用）。", visibility: .hidden))
    var withoutSecondLooks = false

    /// - Throws: ``PipelineError``
    func configuration(settings: RuleSettings) throws -> PipelineConfiguration {
        var configuration = try PipelineConfiguration.standard()
        configuration.reader = reader
        configuration.settings = settings
        configuration.requiresSandbox = requireSandbox
        configuration.sketches = !careful
        configuration.usesLikelihood = !withoutLikelihood
        configuration.usesSecondLooks = !withoutSecondLooks
        return configuration
    }

    /// - Throws: ``CommandFailure`` with status 70 if models or decoder are missing.
    func pipeline(
        keepsImages: Bool = false, readsTextOnly: Bool = false, sketches: Bool = true,
        settings: RuleSettings = .standard
    ) throws -> SubmissionPipeline {
        do {
            var configuration = try configuration(settings: settings)
            configuration.keepsImages = keepsImages
            configuration.readsTextOnly = readsTextOnly
            configuration.sketches = configuration.sketches && sketches
            configuration.keepPreparedModels()
            return try SubmissionPipeline(configuration: configuration)
        } catch {
            throw CommandFailure(.software, "识别程序无法启动：\(error)\n运行 hedui doctor 查看缺少什么。")
        }
    }
}
