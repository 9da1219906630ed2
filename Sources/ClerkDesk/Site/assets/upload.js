// Handing in: files by drag and drop, form data, progress, results.
import { call } from "./api.js";
import { listen as listenKeys } from "./keys.js";
import { listen as listenLive } from "./live.js";
import { officeDay, tellError, toast } from "./page.js";
import { word } from "./words.js";

listenKeys({});
const drop = document.getElementById("drop");
if (drop) begin();

function begin() {
  const table = document.getElementById("files");
  const form = document.getElementById("form");
  const start = document.getElementById("start");
  const note = document.getElementById("bundle-note");
  let files = [];
  let delivery = null;

  // Without a form: what tells of itself what it is.
  const bringsForm = () => files.some(({ path }) => /(^|\/)submission\.json$/.test(path) || /\.(csv|xlsx|zip)$/i.test(path));

  function guess(path) {
    const rules = [[/补办|补发/, "reissue-form"], [/注销/, "cancellation-form"], [/手持|持证照/, "id-in-hand"], [/继续教育|继教|学时/, "continuing-education"], [/更名|名称变更|变更证明/, "name-change-proof"], [/增项|专业考试/, "specialty-exam-certificate"], [/法人证书/, "institution-certificate"], [/合同|协议|聘书|contract/i, "labour-contract"], [/退休/, "retirement-certificate"], [/履职|陈述/, "duty-statement"], [/申请表|注册表|form/i, "application-form"], [/证件照|免冠|寸照/, "portrait"], [/身份证|idcard/i, "id-in-hand"]];
    return rules.find(([pattern]) => pattern.test(path))?.[1] ?? "";
  }

  function size(bytes) { return bytes >= 1 << 20 ? (bytes / (1 << 20)).toFixed(1) + " MB" : Math.max(1, Math.round(bytes / 1024)) + " KB"; }

  function add(list) {
    for (const { file, path } of list) {
      if (/(^|\/)(\.|Thumbs\.db)/.test(path) || files.some((other) => other.path === path)) continue;
      files.push({ file, path, kind: guess(path) });
    }
    show();
  }

  function show() {
    table.hidden = files.length === 0;
    note.hidden = !bringsForm();
    note.textContent = word("upload_bundle");
    for (const field of form.querySelectorAll("[name]")) field.disabled = bringsForm();
    table.tBodies[0].replaceChildren(...files.slice(0, 200).map((entry) => {
      const row = document.createElement("tr");
      const cells = [0, 1, 2, 3].map(() => document.createElement("td"));
      cells[0].textContent = entry.path;
      if (!bringsForm()) {
        const choice = document.getElementById("kind-choices").cloneNode(true);
        choice.removeAttribute("id");
        choice.hidden = false;
        choice.value = entry.kind;
        choice.addEventListener("change", () => { entry.kind = choice.value; });
        cells[1].append(choice);
      }
      cells[2].textContent = size(entry.file.size);
      cells[2].className = "n";
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "link";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `${table.querySelector("th:last-child").textContent} ${entry.path}`);
      remove.addEventListener("click", () => { files = files.filter((other) => other !== entry); show(); });
      cells[3].append(remove);
      row.append(...cells);
      return row;
    }));
  }

  async function walk(entry, path, found) {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      found.push({ file, path: path + entry.name });
    } else if (entry.isDirectory) {
      const reader = entry.createReader();
      for (;;) {
        const part = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (part.length === 0) break;
        for (const child of part) await walk(child, `${path}${entry.name}/`, found);
      }
    }
  }

  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const loose = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
    const found = [];
    for (const entry of entries) await walk(entry, "", found);
    add(found.length > 0 ? found : loose);
  });
  // A file dropped beside the place must not open in its stead.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  for (const id of ["choose", "choose-folder"]) {
    document.getElementById(id).addEventListener("change", (event) => {
      add([...event.target.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
      event.target.value = "";
    });
  }

  document.getElementById("fill").addEventListener("click", () => {
    try { fill(JSON.parse(document.getElementById("paste").value)); } catch { toast(word("upload_bad_json"), { bad: true }); }
  });

  function fill(given) {
    const values = {
      name: given.applicant?.name, idNumber: given.applicant?.idNumber, idType: given.applicant?.idType, employmentStatus: given.applicant?.employmentStatus,
      employer: given.employer?.name, formerName: given.employer?.formerName, legalRepresentative: given.employer?.legalRepresentative,
      registration: given.registration, submittedOn: given.submittedOn, department: given.position?.department, post: given.position?.post,
      contractStart: given.contract?.start, contractEnd: given.contract?.end === "open-ended" && document.documentElement.lang !== "en" ? "无固定期限" : given.contract?.end, specialty: given.specialty, id: given.id,
    };
    for (const [name, value] of Object.entries(values)) if (value) form.elements[name].value = value;
    form.dataset.rest = JSON.stringify({ qualification: given.qualification, previousRegistration: given.previousRegistration, continuingEducation: given.continuingEducation, creditCode: given.employer?.creditCode });
    for (const attachment of given.attachments ?? []) for (const name of attachment.files ?? []) {
      const entry = files.find(({ path }) => path === name || path.endsWith("/" + name));
      if (entry) entry.kind = attachment.kind;
    }
    show();
  }

  function declaration() {
    const values = Object.fromEntries(new FormData(form));
    const text = (name) => values[name]?.trim() || null;
    const rest = JSON.parse(form.dataset.rest || "{}");
    const attachments = new Map();
    for (const { path, kind } of files) {
      const place = kind || "other";
      attachments.set(place, [...(attachments.get(place) ?? []), path]);
    }
    return {
      declaration: JSON.stringify({
        id: text("id") ?? `WEB-${officeDay().replaceAll("-", "")}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36).toUpperCase()}`,
        registration: values.registration, submittedOn: text("submittedOn"),
        applicant: { name: text("name"), idType: values.idType, idNumber: text("idNumber"), employmentStatus: values.employmentStatus },
        employer: { name: text("employer"), formerName: text("formerName"), legalRepresentative: text("legalRepresentative"), creditCode: rest.creditCode ?? null },
        position: { department: text("department"), post: text("post") },
        contract: { start: text("contractStart"), end: text("contractEnd") === "无固定期限" ? "open-ended" : text("contractEnd") },
        specialty: text("specialty"), qualification: rest.qualification ?? null, previousRegistration: rest.previousRegistration ?? null, continuingEducation: rest.continuingEducation ?? null,
        attachments: [...attachments].map(([kind, names]) => ({ kind, files: names })),
      }),
      unsorted: files.filter(({ kind }) => !kind).map(({ path }) => path),
    };
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (files.length === 0) { toast(word("upload_none"), { bad: true }); return; }
    start.disabled = true;
    document.getElementById("upload-results").replaceChildren();
    try {
      delivery = await call("POST", "deliveries");
      for (const [index, { file, path }] of files.entries()) {
        progress(word("upload_sending") + ` ${index + 1}/${files.length}`, index / files.length);
        await call("PUT", `deliveries/${delivery.key}/files/${path.split("/").map(encodeURIComponent).join("/")}`, file, { raw: true });
      }
      await call("POST", `deliveries/${delivery.key}/check`, bringsForm() ? undefined : declaration());
      progress(word("upload_waiting"), null);
      look();
    } catch (error) {
      start.disabled = false;
      document.getElementById("progress").hidden = true;
      tellError(error);
      // A message that goes by itself would leave nobody knowing that nothing was handed in.
      if (error.detail) refuse(error.detail);
    }
  });

  function progress(words, share) {
    document.getElementById("progress").hidden = false;
    document.getElementById("progress-words").textContent = words;
    const bar = document.getElementById("bar");
    if (share === null) bar.removeAttribute("value"); else bar.value = share;
  }

  function refuse(...texts) {
    document.getElementById("upload-results").append(...texts.map((text) => {
      const item = document.createElement("li");
      item.className = "alert";
      item.textContent = text;
      return item;
    }));
  }

  async function look() {
    if (!delivery) return;
    let now;
    try { now = await call("GET", `deliveries/${delivery.key}`); } catch (error) { tellError(error); return; }
    if (now.state !== "done" && now.state !== "failed") return;
    delivery = null;
    start.disabled = false;
    progress(word(now.state === "done" ? "upload_done" : "upload_failed"), 1);
    const results = now.submissions.map(({ key, id, verdict }) => {
      const item = document.createElement("li");
      const badge = document.createElement("span");
      badge.className = `badge verdict-${verdict}`;
      badge.textContent = word("verdict_" + verdict);
      const link = document.createElement("a");
      link.href = `/s/${key}?state=all`;
      link.textContent = `${word("upload_open")} ${id}`;
      item.append(badge, link);
      return item;
    });
    document.getElementById("upload-results").replaceChildren(...results);
    refuse(...now.rejects);
    if (now.state === "done" && now.rejects.length === 0) { files = []; show(); }
  }

  listenLive({
    delivery: (event) => {
      if (event.delivery !== delivery?.key) return;
      if (event.state === "checking") progress(`${word("upload_checking")} ${event.done ?? 0}/${event.total ?? 1}，${event.pages ?? 0} ${word("upload_pages")}`, event.total > 1 ? event.done / event.total : null);
      else look();
    },
  });
  // An event may be lost while the connection is made anew.
  setInterval(look, 4000);
}
