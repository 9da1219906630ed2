import Foundation
import Inference
import Pipeline
import Reporting

/// Where the time of a command went, as a table for a person (`--timings`).
struct TimingsTable {
    let times: StageTimes
    /// Of the command itself, without what ``floor`` took.
    let work: [InferenceWork.Key: InferenceWork.Amount]
    /// Wall seconds of the whole command.
    let wall: Double
    /// Wall seconds of the networks alone; nil where nobody asked.
    let floor: Double?

    /// One line a stage, and below it one line a network that it ran. Seconds are those of all threads added.
    var rendered: String {
        let all = times.times
        let total = Stage.allCases.reduce(0) { $0 + seconds(all[$1] ?? .zero) }
        var lines = [row("阶段", "秒", "占比", "次数", "百万像素")]
        for stage in Stage.allCases {
            guard let time = all[stage] else { continue }
            lines.append(row(stage.chinese, number(seconds(time)), share(seconds(time), of: total), "", ""))
            let networks = work.filter { $0.key.part == stage.rawValue }.sorted { $0.key.model < $1.key.model }
            for (key, amount) in networks {
                let taken = seconds(amount.time)
                lines.append(
                    row(
                        "  " + key.model, number(taken), share(taken, of: total), String(amount.runs),
                        number(Double(amount.pixels) / 1e6)))
            }
        }
        let networks = work.values.reduce(0) { $0 + seconds($1.time) }
        lines.append(row("合计", number(total), "", "", ""))
        lines.append("其中网络 \(number(networks)) 秒（\(share(networks, of: total))）")
        lines.append("\(times.pages) 页，\(number(Double(times.pixels) / 1e6)) 百万像素，历时 \(number(wall)) 秒")
        if let floor, floor > 0 {
            lines.append("只运行同样的网络需 \(number(floor)) 秒；全程为其 \(number(wall / floor)) 倍")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ name: String, _ columns: String...) -> String {
        padded(name, to: 34) + columns.map { paddedLeft($0, to: 10) }.joined()
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    private func number(_ value: Double) -> String { String(format: "%.2f", value) }

    private func share(_ part: Double, of whole: Double) -> String {
        whole > 0 ? String(format: "%.1f%%", part / whole * 100) : "–"
    }
}

extension Stage {
    fileprivate var chinese: String {
        switch self {
        case .decoding: "解码"
        case .text: "文字"
        case .quality: "图像质量"
        case .seals: "印章"
        case .signing: "签名"
        case .faces: "人脸"
        case .extraction: "提取字段"
        case .secondLooks: "复看"
        case .verification: "核对"
        }
    }
}
