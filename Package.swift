// swift-tools-version: 6.2
import PackageDescription

// Wheels are unpacked here by Scripts/setup; nothing is downloaded by the build itself.
let runtime = "\(Context.packageDirectory)/.build-runtime"

/// Links a library of an unpacked wheel and lets the program find it again at run time.
func linked(_ library: String, in folder: String) -> [LinkerSetting] {
    [
        .unsafeFlags(["-L\(runtime)/\(folder)", "-Xlinker", "-rpath", "-Xlinker", "\(runtime)/\(folder)"]),
        .linkedLibrary(library),
    ]
}

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "hedui",
    products: [
        .executable(name: "hedui", targets: ["hedui"]),
        .executable(name: "hedui-decode", targets: ["hedui-decode"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries behind narrow interfaces of our own: setjmp, variadic calls and error strings stay in C.
        .target(
            name: "COpenVINO",
            cSettings: [.unsafeFlags(["-I\(runtime)/openvino/include"])],
            linkerSettings: linked("openvino_c", in: "openvino/libs")),
        .target(name: "CPDFium", linkerSettings: linked("pdfium", in: "pypdfium2_raw")),
        .target(
            name: "CImageCodecs",
            linkerSettings: [
                .linkedLibrary("jpeg"), .linkedLibrary("png"), .linkedLibrary("tiff"), .linkedLibrary("webp"),
                .linkedLibrary("heif"),
            ]),
        .target(name: "CSandbox", linkerSettings: [.linkedLibrary("seccomp")]),
        .target(name: "CTesseract", linkerSettings: [.linkedLibrary("tesseract"), .linkedLibrary("lept")]),

        .target(
            name: "CGlyphs", cSettings: [.unsafeFlags(["-I/usr/include/freetype2"])],
            linkerSettings: [.linkedLibrary("freetype")]),

        // Loops over pixels: a hundred times slower without optimisation, too slow for the tests of whole submissions.
        .target(name: "CPixels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .target(name: "CImageWriting", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(
            name: "CContainers", linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("z"), .linkedLibrary("expat")]),
        .target(name: "CSpreadsheet", linkerSettings: [.linkedLibrary("xlsxwriter")]),

        // The pipeline, in the order of the work. Imports go upwards in this list only.
        .target(name: "DocumentModel", linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Imaging", dependencies: ["DocumentModel", "CPixels"]),
        .target(name: "Decoding", dependencies: ["DocumentModel"]),
        .target(name: "ImageCodecs", dependencies: ["DocumentModel", "Decoding", "CImageCodecs", "CPDFium"]),
        .target(name: "Sandbox", dependencies: ["DocumentModel", "Decoding", "CSandbox"]),
        .target(
            name: "Inference",
            dependencies: ["DocumentModel", "COpenVINO", .product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "Recognition", dependencies: ["DocumentModel", "Imaging", "Inference", "CTesseract"]),
        .target(name: "Glyphs", dependencies: ["DocumentModel", "Imaging", "CGlyphs"]),
        .target(name: "Seals", dependencies: ["DocumentModel", "Imaging", "Inference", "Glyphs"]),
        .target(name: "Faces", dependencies: ["DocumentModel", "Imaging", "Inference"]),
        .target(name: "Extraction", dependencies: ["DocumentModel", "Imaging"]),
        .target(name: "Verification", dependencies: ["DocumentModel"]),
        .target(
            name: "Pipeline",
            dependencies: [
                "DocumentModel", "Imaging", "Decoding", "Inference", "Recognition", "Glyphs", "Seals", "Faces",
                "Extraction", "Verification",
            ]),
        .target(name: "Reporting", dependencies: ["DocumentModel", "CImageWriting"]),
        .target(name: "Evaluation", dependencies: ["DocumentModel", "Verification"]),

        // The batch: what comes in, what is kept, what goes out. The store knows nothing of the pipeline, the pipeline
        // nothing of the store.
        .target(name: "Intake", dependencies: ["DocumentModel", "Verification", "CContainers"]),
        .target(
            name: "Store",
            dependencies: [
                "DocumentModel", "Verification", "CContainers", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "OfficeReports", dependencies: ["DocumentModel", "Verification", "Reporting", "CSpreadsheet"]),
        .target(
            name: "Batch",
            dependencies: [
                "DocumentModel", "Verification", "Pipeline", "Intake", "Store", "Reporting", "OfficeReports",
                "CContainers",
            ]),

        // What is asked of the desk, as values: nothing is known here of records or connections.
        .target(name: "DeskForms", dependencies: ["DocumentModel"]),
        // The clerks' desk: who may work, what lies on the desk, and the page and interface over it.
        .target(
            name: "Accounts",
            dependencies: [
                "Store", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        .target(
            name: "Triage",
            dependencies: [
                "DocumentModel", "DeskForms", "Verification", "Store", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "ClerkDesk",
            dependencies: [
                "DocumentModel", "DeskForms", "Imaging", "Decoding", "Verification", "Pipeline", "Reporting", "Intake",
                "Store",
                "Batch", "OfficeReports", "Accounts", "Triage",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            // Templates, words, scripts and styles, beside the program as they are.
            resources: [.copy("Site")]),

        .executableTarget(
            name: "hedui",
            dependencies: [
                "DocumentModel", "Imaging", "Glyphs", "Inference", "Decoding", "Recognition", "Verification",
                "Pipeline",
                "Reporting", "Evaluation", "Intake", "Store", "Batch", "OfficeReports", "Accounts",
                "ClerkDesk",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "hedui-decode", dependencies: ["DocumentModel", "Decoding", "ImageCodecs", "Sandbox"]),
        // Does what a broken decoder might try, with and without the sandbox; for the tests alone.
        .executableTarget(
            name: "hedui-escape", dependencies: ["DocumentModel", "Decoding", "ImageCodecs", "Sandbox", "CEscape"],
            path: "Tests/Escape"),
        .target(name: "CEscape", path: "Tests/CEscape", linkerSettings: [.linkedLibrary("seccomp")]),
        // Counts what a thread takes from the heap; linked into the tests alone.
        .target(name: "CAllocationCount", path: "Tests/CAllocationCount"),

        .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel"]),
        .testTarget(name: "ImagingTests", dependencies: ["DocumentModel", "Imaging", "CPixels"]),
        .testTarget(
            name: "DecodingTests",
            dependencies: ["DocumentModel", "Decoding", "ImageCodecs", "hedui-decode", "hedui-escape"],
            exclude: ["Fixtures", "FakeDecoders", "make-fixtures.py"]),
        .testTarget(
            name: "RecognitionTests", dependencies: ["DocumentModel", "Imaging", "Inference", "Recognition"]),
        .testTarget(name: "InferenceTests", dependencies: ["Inference"]),
        .testTarget(name: "GlyphsTests", dependencies: ["DocumentModel", "Imaging", "Glyphs"]),
        .testTarget(name: "SealsTests", dependencies: ["DocumentModel", "Imaging", "Seals"]),
        .testTarget(name: "FacesTests", dependencies: ["DocumentModel", "Imaging", "Inference", "Faces"]),
        .testTarget(name: "ExtractionTests", dependencies: ["DocumentModel", "Extraction"]),
        .testTarget(name: "VerificationTests", dependencies: ["DocumentModel", "Verification"]),
        .testTarget(name: "ReportingTests", dependencies: ["DocumentModel", "Reporting"]),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "DocumentModel", "Decoding", "Inference", "Recognition", "Seals", "Faces", "Extraction", "Verification",
                "Pipeline", "Evaluation", "CAllocationCount", "hedui-decode",
            ]),
        .testTarget(name: "EvaluationTests", dependencies: ["DocumentModel", "Verification", "Evaluation"]),
        .testTarget(name: "IntakeTests", dependencies: ["DocumentModel", "Verification", "Intake"]),
        .testTarget(
            name: "StoreTests",
            dependencies: ["DocumentModel", "Verification", "Store", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "OfficeReportsTests", dependencies: ["DocumentModel", "Verification", "Intake", "OfficeReports"]),
        .testTarget(
            name: "BatchTests",
            dependencies: ["DocumentModel", "Verification", "Pipeline", "Intake", "Store", "OfficeReports", "Batch"]),
        .testTarget(name: "AccountsTests", dependencies: ["Store", "Accounts"]),
        .testTarget(
            name: "TriageTests", dependencies: ["DocumentModel", "DeskForms", "Verification", "Store", "Triage"]),
        .testTarget(
            name: "ClerkDeskTests",
            dependencies: [
                "ClerkDesk", "Accounts", "DeskForms", "Pipeline", "Store", "Triage",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "CommandTests", dependencies: ["DocumentModel"]),
    ],
    swiftLanguageModes: [.v6]
)

// libFuzzer brings the main function, so this builds with `swift build --sanitize fuzzer` only: Scripts/fuzz.
if Context.environment["HEDUI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "hedui-fuzz",
            dependencies: [
                "DocumentModel", "Decoding", "ImageCodecs", "Verification", "Extraction", "Intake", "CContainers",
                "DeskForms",
            ], path: "Tests/Fuzzing", exclude: ["Regressions"]))
}

let clangTargets: Set<String> = [
    "COpenVINO", "CPDFium", "CImageCodecs", "CTesseract", "CImageWriting", "CGlyphs", "CContainers",
    "CSpreadsheet", "CSandbox", "CPixels", "CEscape", "CAllocationCount",
]
for target in package.targets where !clangTargets.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
    // Hummingbird's protocols are of functions that leave the caller's actor.
    if target.name == "ClerkDesk" { target.swiftSettings?.removeLast() }
    // Correlations of pixels: a hundred times slower without optimisation, too slow for the tests of whole submissions.
    if target.name == "Glyphs" { target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug))) }
}
