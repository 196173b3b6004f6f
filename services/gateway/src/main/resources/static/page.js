import { texts } from "./texts.js";

/** The first page: what the gateway and the log say, as they say it. It sets text only, never markup. */
const REFRESH_MILLIS = 5000;
const element = (id) => document.getElementById(id);

let language = localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh-Hans" : "en");
if (!(language in texts)) language = "en";
const say = (name) => texts[language][name];

/** Shows everything in the language; what was fetched is shown again from memory. */
function showLanguage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-part]")) node.textContent = say("parts")[node.dataset.part];
  const other = language === "en" ? "zh-Hans" : "en";
  element("language").textContent = texts[other].language;
  element("language").lang = other;
  showParts();
  showCheckpoint();
  showResult();
}

element("language").addEventListener("click", () => {
  language = language === "en" ? "zh-Hans" : "en";
  localStorage.setItem("language", language);
  showLanguage();
});

const moment = (instant) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(instant));

// Health

let health = null; // Null: the gateway did not answer.

function healthLine(name, state, stateText, note) {
  const line = document.createElement("li");
  line.className = state;
  for (const [className, text] of [["", name], ["state", stateText], ["note", note]]) {
    if (!text) continue;
    const piece = document.createElement("span");
    piece.className = className;
    piece.textContent = text;
    line.append(piece);
  }
  return line;
}

const partLine = (part) => healthLine(
  say("parts")[part.name] ?? part.name, part.state, say(part.state), part.breaker === "CLOSED" ? "" : say(part.breaker));

/** Witnesses and mirrors, as the log knows them; the names of keys are of no language. */
const cosignerLine = (one) => healthLine(
  `${say(one.kind)} ${one.name}`, one.counts ? "READY" : "NOT_READY", say(one.counts ? "cosigns" : "not_counted"));

function showParts() {
  element("parts").replaceChildren(
    ...(health?.parts ?? []).map(partLine), ...(health?.cosigners ?? []).map(cosignerLine));
  element("asked").textContent = health ? `${say("asked")} ${moment(health.askedAt)}` : say("noHealth");
}

async function fetchParts() {
  try {
    const answer = await fetch("/health");
    health = answer.ok ? await answer.json() : null;
  } catch {
    health = null;
  }
  showParts();
}

// Checkpoint: a signed note (c2sp.org/tlog-checkpoint): origin, size, root, an empty line, one line a signature.

let checkpoint = null; // Null: the log did not answer.

function parseCheckpoint(note) {
  const [body, signatures] = note.split("\n\n");
  const [origin, size, root] = body.split("\n");
  const signers = signatures.split("\n").filter((line) => line.startsWith("— ")).map((line) => line.split(" ")[1]);
  return { origin, size: BigInt(size), root, signers: [...new Set(signers)] }; // One name may sign by several algorithms.
}

function showCheckpoint() {
  element("size").textContent = checkpoint ? checkpoint.size.toLocaleString(language) : say("noCheckpoint");
  element("root").textContent = checkpoint?.root ?? "–";
  element("signers").textContent = checkpoint?.signers.join(", ") || "–";
  element("time").textContent = checkpoint?.lastSeal ? moment(checkpoint.lastSeal) : "–";
  element("time").dateTime = checkpoint?.lastSeal ?? "";
}

async function fetchCheckpoint() {
  try {
    const [note, status] = await Promise.all([fetch("/log/checkpoint"), fetch("/log/status")]);
    if (!note.ok) throw new Error(note.statusText);
    checkpoint = parseCheckpoint(await note.text());
    if (status.ok) checkpoint.lastSeal = (await status.json()).lastSeal;
  } catch {
    checkpoint = null;
  }
  showCheckpoint();
}

// Proofs

let result = null; // {say, bad} or {say, proof, digest}; null before the first search.

function showResult() {
  const shown = [];
  if (result) {
    const sentence = document.createElement("p");
    sentence.textContent = say(result.say);
    sentence.className = result.bad ? "bad" : "";
    shown.push(sentence);
  }
  if (result?.proof) {
    const text = document.createElement("pre");
    text.textContent = result.proof;
    text.tabIndex = 0; // Can be scrolled by keyboard.
    const link = document.createElement("a");
    link.className = "download";
    link.textContent = say("download");
    link.href = `/log/proofs/${result.digest}`;
    link.download = `${result.digest}.tlog-proof`;
    shown.push(text, link);
  }
  element("result").replaceChildren(...shown);
  element("digest").setAttribute("aria-invalid", result?.say === "malformed");
}

async function search(digest) {
  if (!/^[0-9a-f]{64}$/.test(digest)) return { say: "malformed", bad: true };
  try {
    const answer = await fetch(`/log/proofs/${digest}`);
    if (answer.ok) return { say: "found", proof: await answer.text(), digest };
    const problem = await answer.json();
    if (problem.code === "not_sealed") return { say: "not_sealed" };
    return answer.status === 404 ? { say: "unknown", bad: true } : { say: "failed", bad: true };
  } catch {
    return { say: "failed", bad: true };
  }
}

element("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const digest = element("digest").value.trim().toLowerCase();
  result = { say: "searching" };
  showResult();
  result = await search(digest);
  showResult();
  history.replaceState(null, "", result.proof ? `?digest=${digest}` : location.pathname);
});

/** A page that nobody looks at asks nothing. */
async function refresh() {
  if (!document.hidden) await Promise.all([fetchParts(), fetchCheckpoint()]);
  setTimeout(refresh, REFRESH_MILLIS);
}

showLanguage();
refresh();
const asked = new URLSearchParams(location.search).get("digest");
if (asked) {
  element("digest").value = asked;
  element("search").requestSubmit();
}
