"""What the fuzzers begin with: the committed test files and small generated texts."""
import io
import struct
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ROOT / "Tests/DecodingTests/Fixtures"
REGRESSIONS = ROOT / "Tests/Fuzzing/Regressions"
# Bytes of an input. Headers and tables are where readers break; longer inputs only make fewer.
LONGEST = 16_384

SUFFIXES = {
    "jpeg": [".jpg"], "png": [".png"], "tiff": [".tif"], "webp": [".webp"], "heic": [".heic"], "bmp": [".bmp"],
    "pdf": [".pdf"],
}

SUBMISSION = """{"id": "T-1", "registration": "initial", "submittedOn": "2026-11-20",
 "applicant": {"name": "陈晓东", "idType": "resident-id", "idNumber": "350102198703154217", "employmentStatus": "employee"},
 "employer": {"name": "福建虚构检测有限公司", "formerName": null, "legalRepresentative": "林国栋", "creditCode": null},
 "position": {"department": "安全环保部", "post": "安全主管"}, "contract": {"start": "2024-03-01", "end": "open-ended"},
 "specialty": "化工安全", "qualification": {"certificateNumber": null, "issuedOn": "2022-10-30"},
 "previousRegistration": {"expiresOn": null}, "continuingEducation": {"hours": 48, "specialtyHours": 24.5, "source": "provider"},
 "attachments": [{"kind": "labour-contract", "files": ["合同\\u4e00.pdf", "b.jpg"]}]}"""

REPORT = """{"schema": "hedui.report/1", "submission": "T-1", "verdict": "flagged", "findings": [{"rule": "contract.term",
 "outcome": "mismatch", "attachment": "labour-contract", "expected": "a", "found": "b", "confidence": 0.9, "evidence": [
 {"file": "a.pdf", "page": 1, "quad": [[1, 2], [3, 2], [3, 4], [1, 4]], "text": "甲方"}], "message": "不一致。"}],
 "returnReasons": ["不一致。"], "documents": [], "problems": [], "versions": {"hedui": "0.1.0", "rules": "1", "models": ["m"]},
 "seconds": 3.2}"""

LIST = """编号,姓名,证件号码,聘用单位,注册种类,提交日期,合同开始日期,合同结束日期,劳动合同
T-1,陈晓东,350102198703154217,福建虚构检测有限公司,初始注册,2026-11-20,2024年3月1日,无固定期限,"合同1.pdf;合同2.pdf"
T-2,"林,国栋",350102198703154217,"福建""虚构""公司",延续注册,20261120,2024/3/1,2027-02-28,
"""

SHEET = """<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>姓名</t></is></c></row>
<row><c s="1"><v>46346</v></c><c t="b"><v>1</v></c><c t="str"><f>1</f><v>甲</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>\f<sst><si><t>编号</t></si></sst>\f<styleSheet>
<numFmts><numFmt numFmtId="170" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"""

TEXTS = [
    "二〇二四年三月一日", "2024年3月1日起至2027年2月28日止", "贰零贰肆年拾贰月叁拾壹日", "2024-03-01至2027-02-28", "20240301", "三年六个月",
    "36个月", "无固定期限", "350102198703154217", "91350100M000100Y43", "一百二十", "廿八", "2024.3.1-2027.2.28", "46346",
]

PAGE = """劳动合同书
甲方（用人单位）：福建虚构检测有限公司\t法定代表人：林国栋
乙方（劳动者）：陈晓东\t身份证号码：350102198703154217
第一条 合同期限自2024年3月1日起至2027年2月28日止，其中试用期自2024年3月1日起至2024年5月31日止。
1.固定期限 ☑ 2.无固定期限 □ 3.以完成一定工作任务为期限 □
乙方同意在安全环保部担任安全主管岗位工作。
甲方（盖章）\t乙方（签字）
2024年2月28日\t2024年2月28日"""


FORMS = [
    "name=lin&password=demo+clerk%207&next=%2Fs%2Fabc%3Fstate%3Dopen", "formToken=abc_-&x", "/s/0123456789abcdef?state=all",
    "state=held&verdict=flagged&kind=renewal&owner=mine&due=week&rule=form.seal&batch=2026-12-01&text=%E6%9E%97%26%3Cb%3E&page=3",
    "//example.org", "../../etc/passwd", "a/b%2F..%2Fc.jpg", "state=%FF&page=99999999999999999999&text=%00&a=%&=&&",
]

BODIES = [
    '{"decision": "return", "publicText": "请加盖公章。", "note": "", "reasons": ["form.seal"], "seconds": 12.5, "report": 7}',
    '{"reason": "看得清", "value": null, "report": 7}', '{"takesOver": true}', '{"keys": ["0123456789abcdef0123456789abcdef"], "releases": false}',
    '{"name": "我的", "query": "verdict=flagged"}', '{"page": 0, "x": 10, "y": 20, "width": 300, "height": 40, "note": "看这里"}',
    '{"declaration": "{}", "unsorted": ["a.jpg"]}',
]


def message(kind, body):
    return kind + struct.pack("<I", len(body)) + body


def archive(parts, mode=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", mode) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def workbook():
    sheet, strings, styles = SHEET.split("\f")
    return {
        "xl/workbook.xml": '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/s1.xml"/></Relationships>',
        "xl/worksheets/s1.xml": sheet, "xl/sharedStrings.xml": strings, "xl/styles.xml": styles,
    }


def generated(target):
    if target == "wire":
        page = message(b"P", struct.pack("<IIIId", 1, 2, 2, 3, 200.0)) + bytes(12)
        problem = message(b"X", struct.pack("<IIQQ", 2, 3, 9, 8) + b"\x07damaged\x03pdf")
        return [page + problem + message(b"E", struct.pack("<I", 1)), problem, b"limits ok\nlandlock missing\nseccomp ok\n"]
    if target == "json":
        return [SUBMISSION.encode(), b'{"a": [1, -2.5e3, true, null, "\\ud83d\\ude42"]}']
    if target == "settings":
        return [b'{"settings": {}}', b"{}"]
    if target == "report":
        return [REPORT.encode()]
    if target == "csv":
        return [LIST.encode(), LIST.encode("gb18030"), LIST.replace(",", ";").encode("utf-16")]
    if target == "zip":
        return [archive({"a/submission.json": "{}", "a/甲.jpg": "x" * 300}), archive({"b": "y"}, zipfile.ZIP_STORED)]
    if target == "xlsx":
        return [archive(workbook()), archive(workbook(), zipfile.ZIP_STORED)]
    if target == "sheet":
        return [SHEET.encode()]
    if target == "text":
        return [text.encode() for text in TEXTS]
    if target == "page":
        return [PAGE.encode()]
    if target == "form":
        return [text.encode() for text in FORMS]
    if target == "body":
        return [text.encode() for text in BODIES]
    return [path.read_bytes() for path in sorted(FIXTURES.iterdir()) if path.suffix in SUFFIXES[target]]


def regressions(target):
    """Files that once broke something, named after their target."""
    return [path.read_bytes() for path in sorted(REGRESSIONS.glob(f"{target}-*"))]


def write(target, folder):
    for number, content in enumerate(generated(target) + regressions(target)):
        if len(content) <= LONGEST:
            (folder / f"seed-{number:03}").write_bytes(content)
