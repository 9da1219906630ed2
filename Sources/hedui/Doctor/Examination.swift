import Decoding
import DocumentModel
import Foundation
import Glyphs
import Inference
import Pipeline
import Recognition

/// Looks for everything that hedui needs, without changing anything.
struct Examination {
    /// Libraries that the decoder loads, by Debian's package.
    private static let libraries = [
        ("libjpeg-turbo", "libjpeg62-turbo"), ("libpng", "libpng16-16"), ("libtiff", "libtiff6"),
        ("libwebp", "libwebp7"), ("libheif", "libheif1"), ("Leptonica", "liblept5"),
    ]

    var components: [Component] {
        var components = [engines, tesseract].flatMap(\.self)
        components += Examination.libraries.map { library($0.0, package: $0.1) }
        components.append(fonts)
        let folder = PipelineConfiguration.programFolder()
        components.append(decoder("\(folder)/hedui-decode"))
        components += sandbox("\(folder)/hedui-decode")
        if let models = PipelineConfiguration.modelsFolder(above: folder) {
            components += self.models(models)
        } else {
            components.append(.absent("models", "在 \(folder) 及其上级文件夹中找不到 Models/manifest.json"))
        }
        return components
    }

    /// This program does not start without it; only its version can be asked.
    private var engines: [Component] { [.found("OpenVINO", InferenceCore.version)] }

    private var tesseract: [Component] {
        let engine = Component.found("Tesseract", TesseractReader.version)
        let name = "Tesseract \(TesseractReader.language)"
        do {
            _ = try TesseractReader()
            return [engine, .found(name, "语言数据可以载入")]
        } catch {
            return [engine, .absent(name, "\(error)")]
        }
    }

    /// Without them seals are held against names by the recognisers alone.
    private var fonts: Component {
        let missing = GlyphMatcher.standardFonts.filter { !FileManager.default.fileExists(atPath: $0) }
        return missing.isEmpty
            ? .found("fonts", "宋体、楷体、黑体各一种") : .absent("fonts", "缺少字体 \(missing.joined(separator: "、"))")
    }

    private func library(_ name: String, package: String) -> Component {
        let query = ProgramOutput.run(
            "/usr/bin/dpkg-query", ["-W", "-f", "${db:Status-Status} ${Version}", package])
        guard let query else { return .absent(name, "无法运行 dpkg-query，请确认系统为 Debian 12") }
        let words = query.standardOutput.split(separator: " ")
        guard query.status == 0, words.count == 2, words[0] == "installed" else {
            return .absent(name, "未安装软件包 \(package)")
        }
        return .found(name, "\(words[1]) (\(package))")
    }

    private func decoder(_ path: String) -> Component {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            return Component(
                name: "hedui-decode", state: .missing, detail: path,
                remedy: "swift build -c release --product hedui-decode")
        }
        // 127: the dynamic linker found a library missing, PDFium above all.
        guard let run = ProgramOutput.run(path, ["--version"]), run.status != 127 else {
            return .absent("hedui-decode", "\(path) 无法启动", state: .wrong)
        }
        return .found("hedui-decode", path)
    }

    /// What the decoder takes from itself, as it says itself after trying.
    private func sandbox(_ path: String) -> [Component] {
        // Where the decoder does not start, that has been said.
        guard let state = try? PageDecoder(executable: path).sandbox() else { return [] }
        return SandboxPart.allCases.map { part in
            let name = "sandbox \(part.rawValue)"
            return state.active.contains(part)
                ? .found(name, part.protection)
                : Component(name: name, state: .missing, detail: part.advice, remedy: nil)
        }
    }

    private func models(_ folder: String) -> [Component] {
        let manifest: ModelManifest
        do {
            manifest = try ModelManifest(folder: folder)
        } catch {
            return [.absent("models", "\(error)")]
        }
        var components = manifest.packages.filter { $0.id == "pdfium" }
            .map { Component.found("PDFium", "\($0.package) \($0.version) （固定版本，由 hedui-decode 载入）") }
        let paths = manifest.models.flatMap(\.files).map { "\(folder)/\($0.file)" }
            .filter { FileManager.default.fileExists(atPath: $0) }
        let sums = checksums(of: paths)
        for model in manifest.models {
            components.append(component(of: model, folder: folder, sums: sums))
        }
        return components
    }

    private func component(of model: ModelManifest.Model, folder: String, sums: [String: String]) -> Component {
        for file in model.files {
            let path = "\(folder)/\(file.file)"
            guard FileManager.default.fileExists(atPath: path) else { return .absent(model.id, "缺少 \(path)") }
            guard let sum = sums[path] else {
                return .absent(model.id, "\(path) 无法读取", state: .wrong)
            }
            guard sum == file.sha256 else {
                return .absent(model.id, "\(path) 的 SHA-256 为 \(sum.prefix(16))…，与清单不符", state: .wrong)
            }
        }
        return .found(model.id, "SHA-256 \(model.files.first?.sha256.prefix(16) ?? "")…（\(model.task)）")
    }

    /// SHA-256 by path, of the files that could be read.
    private func checksums(of paths: [String]) -> [String: String] {
        guard !paths.isEmpty, let run = ProgramOutput.run("/usr/bin/sha256sum", ["--"] + paths) else { return [:] }
        var sums: [String: String] = [:]
        for line in run.standardOutput.split(separator: "\n") {
            // 64 hexadecimal digits, two spaces, the path.
            guard line.count > 66 else { continue }
            sums[String(line.dropFirst(66))] = String(line.prefix(64))
        }
        return sums
    }
}
