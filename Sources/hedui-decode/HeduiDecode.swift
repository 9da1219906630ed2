@main
struct HeduiDecode {
    static func main() {}
}
