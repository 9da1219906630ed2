/// What this build is.
public enum Release {
    /// Semantic version; written into every report.
    public static let version = "0.1.0"
}
