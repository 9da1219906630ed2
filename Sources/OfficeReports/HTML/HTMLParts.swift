import DocumentModel

/// The parts of the report's page that do not depend on a submission.
enum HTMLParts {
    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <title>\(escaped(title))</title>
        <style>\(style)</style></head><body>

        """
    }

    static func overview(title: String, counts: BatchCounts) -> String {
        var cards = ""
        for verdict in [Verdict.flagged, .undecided, .clear] {
            cards += "<div class=\"card \(verdict.rawValue)\"><b>\(counts.count(verdict))</b>\(verdict.chinese)</div>"
        }
        let rejects = counts.rejected == 0 ? "0" : "<a href=\"#rejects\">\(counts.rejected)</a>"
        return """
            <header><h1>\(escaped(title))</h1>
            <p>共 \(counts.submissions) 份申请，\(counts.pages) 页。程序只提出建议，由审核人员决定；未发现问题不代表审核通过。</p>
            <div class="cards">\(cards)<div class="card"><b>\(rejects)</b>未能核对</div></div></header>

            """
    }

    static func filters(rules: [(id: String, title: String)]) -> String {
        var options = "<option value=\"\">全部规则</option>"
        for rule in rules { options += "<option value=\"\(escaped(rule.id))\">\(escaped(rule.title))</option>" }
        var boxes = ""
        for verdict in [Verdict.flagged, .undecided, .clear] {
            boxes +=
                "<label><input type=\"checkbox\" value=\"\(verdict.rawValue)\" checked> \(verdict.chinese)</label> "
        }
        return """
            <nav>\(boxes)<select id="rule">\(options)</select>
            <input id="words" type="search" placeholder="姓名、单位或编号">
            <span id="shown"></span> <button type="button" id="print">打印</button></nav>
            <main>

            """
    }

    static let end = """
        </main><p id="none" hidden>没有符合条件的申请。</p>
        <script>\(script)</script></body></html>

        """

    private static let style = """
        :root{--line:#d5d9e0;--soft:#f5f6f8;--red:#b3261e;--amber:#8a5a00;--green:#1d6b34}
        body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:0 auto;max-width:1080px;padding:16px;color:#1c1f24}
        h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:0 0 8px}h3{font-size:15px;margin:0 0 4px}h4{font-size:14px;margin:6px 0 0}
        small{color:#5a6270;font-weight:normal}p{margin:4px 0}
        .cards{display:flex;gap:12px;margin:12px 0}.card{border:1px solid var(--line);border-radius:6px;padding:6px 18px;text-align:center}
        .card b{display:block;font-size:22px}.card.flagged b{color:var(--red)}.card.undecided b{color:var(--amber)}.card.clear b{color:var(--green)}
        nav{position:sticky;top:0;background:#fff;border-bottom:1px solid var(--line);padding:8px 0;z-index:1;display:flex;gap:12px;flex-wrap:wrap;align-items:center}
        nav select,nav input[type=search],button{font:inherit;padding:2px 8px}nav select{max-width:16em}
        .s{border:1px solid var(--line);border-left:5px solid var(--green);border-radius:6px;padding:10px 14px;margin:12px 0;content-visibility:auto;contain-intrinsic-size:auto 400px}
        .s.flagged{border-left-color:var(--red)}.s.undecided{border-left-color:#d29a1e}
        .v,.o{border-radius:4px;padding:0 7px;color:#fff;background:var(--green);font-size:13px;font-weight:normal}
        .flagged .v,.flag .o{background:var(--red)}.undecided .v,.ask .o{background:#a36b00}
        .f{border-top:1px solid var(--line);padding:8px 0}.problem{color:var(--red)}.rest{color:#5a6270;font-size:13px}
        dl{display:grid;grid-template-columns:7em 1fr;margin:4px 0;gap:0 8px}dt{color:#5a6270}dd{margin:0;overflow-wrap:anywhere}
        mark{background:#ffd9d4;color:var(--red);font-weight:bold;padding:0 1px}
        .pics{display:flex;flex-wrap:wrap;gap:10px;margin-top:4px}figure{margin:0;max-width:100%}
        figure img{max-width:min(100%,480px);max-height:240px;border:1px solid var(--line);display:block}figcaption{font-size:12px;color:#5a6270}
        .reasons{background:var(--soft);border-radius:6px;padding:8px 12px;margin-top:6px}ol{margin:2px 0;padding-left:2em}
        table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--line);padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        .rejects{margin-top:24px}[hidden]{display:none!important}
        @media print{nav,button{display:none!important}body{max-width:none;padding:0;font-size:11pt}.s{content-visibility:visible;break-inside:auto}.f,.reasons,figure{break-inside:avoid}h2{break-after:avoid}.v,.o,mark,.reasons{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        """

    private static let script = """
        const all=[...document.querySelectorAll('.s')],rule=document.getElementById('rule'),words=document.getElementById('words');
        const boxes=[...document.querySelectorAll('nav input[type=checkbox]')];
        function show(){const verdicts=boxes.filter(b=>b.checked).map(b=>b.value),id=rule.value,w=words.value.trim().toLowerCase();let n=0;
        for(const s of all){const ok=verdicts.includes(s.dataset.verdict)&&(!id||s.dataset.rules.split(' ').includes(id))&&(!w||s.dataset.words.includes(w));
        s.hidden=!ok;if(ok)n++;for(const f of s.querySelectorAll('.f'))f.hidden=!!id&&f.dataset.rule!==id}
        document.getElementById('shown').textContent='显示 '+n+' / '+all.length+' 份';document.getElementById('none').hidden=n>0}
        for(const e of [...boxes,rule])e.addEventListener('change',show);words.addEventListener('input',show);
        document.getElementById('print').addEventListener('click',()=>print());
        for(const b of document.querySelectorAll('.copy'))b.addEventListener('click',()=>{const r=b.closest('.reasons');
        const t=[...r.querySelectorAll('h4')].map(h=>h.textContent+'：\\n'+[...h.nextElementSibling.children].map((l,i)=>(i+1)+'. '+l.textContent).join('\\n')).join('\\n');
        const done=()=>{b.textContent='已复制';setTimeout(()=>b.textContent='复制',1500)};
        if(navigator.clipboard&&window.isSecureContext)navigator.clipboard.writeText(t).then(done);else{const a=document.createElement('textarea');a.value=t;document.body.append(a);a.select();document.execCommand('copy');a.remove();done()}});
        show();
        """
}
