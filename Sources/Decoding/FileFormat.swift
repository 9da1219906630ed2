/// What a file is by its content; its name is never asked.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
    case jpeg, png, tiff, webp, bmp, heic, pdf
    // Recognised only to name them when they are refused.
    case gif, jpeg2000, psd, icon, portableAnymap, avif, svg, officeDocument, wordDocument, archive, video, ofd
    case animatedWebP, text

    /// The formats that are read.
    public static let accepted: Set<FileFormat> = [.jpeg, .png, .tiff, .webp, .bmp, .heic, .pdf]

    /// As an applicant knows it.
    public var chinese: String {
        switch self {
        case .jpeg: "JPEG 图片"
        case .png: "PNG 图片"
        case .tiff: "TIFF 图片"
        case .webp: "WebP 图片"
        case .bmp: "BMP 图片"
        case .heic: "HEIC 图片"
        case .pdf: "PDF 文档"
        case .gif: "GIF 图片"
        case .jpeg2000: "JPEG 2000 图片"
        case .psd: "Photoshop 文件"
        case .icon: "图标文件"
        case .portableAnymap: "PNM 图片"
        case .avif: "AVIF 图片"
        case .svg: "SVG 图形"
        case .officeDocument: "Office 文档"
        case .wordDocument: "旧版 Office 文档"
        case .archive: "压缩包"
        case .video: "视频"
        case .ofd: "OFD 文档"
        case .animatedWebP: "WebP 动图"
        case .text: "文本文件"
        }
    }
}
