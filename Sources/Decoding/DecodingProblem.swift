public import DocumentModel

/// Why a file, or some of its pages, could not be read: the numbers and names from which the sentence is made.
///
/// The decoding process sends only these; its text is never shown.
public struct DecodingProblem: Hashable, Sendable {
    /// What was measured against a limit.
    public enum Quantity: UInt8, Hashable, Sendable, CaseIterable {
        case bytes = 1
        case pixels, memory, pages, seconds
    }

    public var reason: FileProblem.Reason
    /// Pages, counted from 1, the problem is about; empty for the file as a whole.
    public var pages: [Int]
    /// For ``FileProblem/Reason/unsupportedType``: what the file is, where that is known.
    public var format: FileFormat?
    public var quantity: Quantity?
    /// In units of `quantity`; 0 where unknown.
    public var measured: Int
    public var limit: Int

    public init(
        _ reason: FileProblem.Reason, pages: [Int] = [], format: FileFormat? = nil, quantity: Quantity? = nil,
        measured: Int = 0, limit: Int = 0
    ) {
        self.reason = reason
        self.pages = pages
        self.format = format
        self.quantity = quantity
        self.measured = measured
        self.limit = limit
    }

    /// The problem as a report has it.
    public func fileProblem(attachment: AttachmentKind, file: String) -> FileProblem {
        FileProblem(attachment: attachment, file: file, reason: reason, message: message)
    }

    /// Problems of single pages with all else equal become one with several pages; the order of first mention stays.
    public static func merged(_ problems: [DecodingProblem]) -> [DecodingProblem] {
        var merged: [DecodingProblem] = []
        for problem in problems {
            let index = merged.firstIndex {
                $0.reason == problem.reason && $0.format == problem.format && $0.quantity == problem.quantity
                    && $0.pages.isEmpty == problem.pages.isEmpty
            }
            guard let index else {
                merged.append(problem)
                continue
            }
            merged[index].pages += problem.pages.filter { !merged[index].pages.contains($0) }
            merged[index].measured = max(merged[index].measured, problem.measured)
        }
        return merged
    }
}

extension DecodingProblem {
    private static let accepted = "请上传 JPG、PNG、TIFF、BMP、WebP、HEIC 图片或 PDF 文件"

    /// One Chinese sentence: what is wrong, and what to do.
    public var message: String {
        switch reason {
        case .notFound: "找不到这个文件，请重新上传。"
        case .outsideBundle: "文件不在申请材料文件夹内，请放入文件夹后重新提交。"
        case .empty:
            format == .pdf ? "PDF 里没有任何页面，请重新导出后上传。" : "文件是空的，没有任何内容，请重新上传。"
        case .unsupportedType: unsupportedMessage
        case .damaged: "\(subject)已损坏或不完整，无法可靠读取，请重新扫描或导出后上传。"
        case .encrypted: "PDF 设有密码或加密保护，无法打开，请取消加密后重新上传。"
        case .tooLarge: tooLargeMessage
        case .tooManyPages:
            measured > limit
                ? "文件共 \(measured) 页，超过 \(limit) 页的上限，请只上传需要的页面。"
                : "文件页数超过 \(limit) 页的上限，请只上传需要的页面。"
        case .tooSlow: "文件在规定的 \(limit) 秒内没有读完，可能结构异常，请重新扫描或导出后上传。"
        case .forbiddenAction: "读取文件时解码程序试图进行不允许的操作，已被阻止，文件可能带有恶意内容，请由技术人员查看，或重新扫描后上传。"
        case .decoderFailed: "读取\(subject)时解码程序意外中止，文件可能已损坏，请重新扫描或导出后上传。"
        }
    }

    private var subject: String {
        pages.isEmpty ? "文件" : "第 \(pages.map(String.init).joined(separator: "、")) 页"
    }

    private var unsupportedMessage: String {
        guard let format else { return "无法识别这个文件的类型，\(Self.accepted)。" }
        if FileFormat.accepted.contains(format) {
            return "\(pages.isEmpty ? "" : "\(subject)：")这种特殊的 \(format.chinese)不能读取，请另存为普通的 JPG、PNG 或 PDF 后上传。"
        }
        // Chinese typesetting leaves a space between Latin and Chinese words.
        let name = (format.chinese.first?.isASCII == true ? " " : "") + format.chinese
        return "这是\(name)，不能读取，\(Self.accepted)。"
    }

    private var tooLargeMessage: String {
        switch quantity {
        case .bytes: "文件超过 \(limit >> 20) MB 的上限，请压缩或降低扫描分辨率后上传。"
        case .pixels where measured > 0:
            "\(pages.isEmpty ? "图片" : subject)尺寸过大（约 \(measured / 1_000_000) 百万像素），请用 300 dpi 重新扫描或缩小后上传。"
        case .memory: "\(subject)解码所需内存超过上限，请用 300 dpi 重新扫描或缩小后上传。"
        default: "\(subject)尺寸过大，请用 300 dpi 重新扫描或缩小后上传。"
        }
    }
}
