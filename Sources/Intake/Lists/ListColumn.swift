import DocumentModel

/// What a column of a list holds.
enum ListColumn: Hashable {
    /// A value of `submission.json`, by its path there.
    case value(String)
    /// 2024-03-01至2027-02-28, or 无固定期限
    case contractTerm
    /// Files of one kind.
    case files(AttachmentKind)
    /// Files told apart by their names, or the folder that holds them.
    case anyFiles

    /// - Parameter heading: of the column, as written.
    init?(heading: String) {
        let plain = ListColumn.plain(heading)
        if plain.isEmpty { return nil }
        if let path = ListColumn.paths[plain] {
            self = .value(path)
        } else if ["合同期限", "劳动合同期限", "聘用期限", "聘用合同期限", "contractterm"].contains(plain) {
            self = .contractTerm
        } else if ListColumn.anyFileHeadings.contains(plain) {
            self = .anyFiles
        } else if let kind = AttachmentKind.allCases.first(where: {
            ListColumn.plain($0.chinese) == plain || ListColumn.plain($0.rawValue) == plain
        }) ?? AttachmentNaming.kind(ofHeading: plain) {
            self = .files(kind)
        } else {
            return nil
        }
    }

    /// Without spaces, remarks in brackets and punctuation; lower case.
    static func plain(_ heading: String) -> String {
        var depth = 0
        var result = ""
        for character in heading.lowercased() {
            if "(（[【".contains(character) { depth += 1 }
            if depth == 0, character.isLetter || character.isNumber { result.append(character) }
            if ")）]】".contains(character) { depth = max(0, depth - 1) }
        }
        return result
    }

    private static let anyFileHeadings: Set<String> = [
        "附件", "附件材料", "附件文件", "附件文件夹", "附件目录", "文件夹", "文件", "材料", "材料文件夹", "attachments", "files", "folder",
    ]

    /// Headings of the office's lists and of the registration system, and the names of `submission.json`.
    private static let headings: [(path: String, names: [String])] = [
        (
            "id",
            [
                "编号", "申请编号", "申请号", "业务编号", "业务流水号", "流水号", "受理号", "受理编号", "id", "submission", "submissionid",
                "applicationid",
            ]
        ),
        ("registration", ["注册种类", "申请种类", "申请类型", "注册类型", "业务类型", "申请事项", "registration", "registrationkind"]),
        ("submittedOn", ["提交日期", "申请日期", "申报日期", "提交时间", "申请时间", "上报日期", "submittedon", "submissiondate"]),
        ("applicant.name", ["姓名", "申请人", "申请人姓名", "name", "applicant", "applicantname"]),
        ("applicant.idType", ["证件类型", "证件名称", "证件种类", "身份证件类型", "idtype"]),
        (
            "applicant.idNumber",
            ["证件号码", "证件号", "身份证号", "身份证号码", "身份证件号码", "公民身份号码", "申请人证件号码", "idnumber", "applicantidnumber"]
        ),
        (
            "applicant.employmentStatus",
            ["人员类别", "人员性质", "人员身份", "用工性质", "职工类别", "受聘身份", "employmentstatus", "status"]
        ),
        (
            "employer.name",
            ["聘用单位", "聘用单位名称", "单位名称", "单位", "工作单位", "用人单位", "用人单位名称", "企业名称", "employer", "employername", "company"]
        ),
        ("employer.formerName", ["原单位名称", "单位原名称", "单位曾用名", "变更前单位名称", "原聘用单位名称", "formername", "employerformername"]),
        ("employer.legalRepresentative", ["法定代表人", "法人代表", "单位法定代表人", "legalrepresentative"]),
        ("employer.creditCode", ["统一社会信用代码", "社会信用代码", "信用代码", "creditcode"]),
        ("position.department", ["所在部门", "部门", "department"]),
        ("position.post", ["岗位", "职务", "岗位职务", "工作岗位", "post"]),
        (
            "contract.start",
            ["合同开始日期", "合同起始日期", "合同开始", "合同起", "劳动合同开始日期", "劳动合同起始日期", "聘用开始日期", "合同期限起", "contractstart"]
        ),
        (
            "contract.end",
            [
                "合同结束日期", "合同终止日期", "合同截止日期", "合同到期日期", "合同结束", "合同止", "劳动合同结束日期", "劳动合同终止日期", "劳动合同截止日期",
                "聘用结束日期", "合同期限止", "contractend",
            ]
        ),
        ("specialty", ["注册专业", "专业", "专业类别", "注册类别", "注册专业类别", "specialty"]),
        ("qualification.certificateNumber", ["职业资格证书编号", "资格证书编号", "资格证书管理号", "证书编号", "管理号", "certificatenumber"]),
        ("qualification.issuedOn", ["取得日期", "证书取得日期", "资格取得日期", "批准日期", "证书批准日期", "发证日期", "issuedon"]),
        ("previousRegistration.expiresOn", ["注册有效期至", "原注册有效期至", "注册有效期", "有效期至", "注册到期日期", "expireson"]),
        ("continuingEducation.hours", ["继续教育学时", "总学时", "学时", "hours"]),
        ("continuingEducation.specialtyHours", ["专业学时", "专业课学时", "注册专业学时", "specialtyhours"]),
        ("continuingEducation.source", ["学时来源", "继续教育来源", "继续教育学时来源", "source"]),
    ]

    private static let paths: [String: String] = {
        var paths: [String: String] = [:]
        for (path, names) in headings {
            for name in names { paths[name] = path }
            // As in `submission.json`: applicant.name is read as applicantname.
            paths[plain(path)] = path
        }
        return paths
    }()

    static let required = ["registration", "applicant.name", "applicant.idNumber", "employer.name"]
    static let dates: Set<String> = [
        "submittedOn", "contract.start", "contract.end", "qualification.issuedOn", "previousRegistration.expiresOn",
    ]
    static let numbers: Set<String> = ["continuingEducation.hours", "continuingEducation.specialtyHours"]

    /// As it is called in messages where a list lacks the column.
    static func chineseName(of path: String) -> String { headings.first { $0.path == path }?.names.first ?? path }
}
