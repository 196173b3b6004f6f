// ---- What is seen

const TEXTS = {
  title: ["Evidence", "证据"],
  working: ["Checking …", "正在核验……"],
  proven: ["Proven under the policy that you chose", "在您选择的信任策略下已证明"],
  consistent: ["Agrees with itself; nobody said whom to believe", "自身一致；但没有人说明该信任谁"],
  "not proven": ["NOT PROVEN", "未能证明"],
  "could not check": ["Could not be checked here", "无法在此核验"],
  choose: ["Whom do you believe? Drop your policy file on this page, or choose it:", "您信任谁？请将您的信任策略文件拖放到此页，或选择文件："],
  events: ["Events", "事件"],
  statement: ["The statement as a file", "声明文件"],
  trust: [
    "This page was made by whoever gave you the bundle, and so could be any page. " +
      "To be sure, check the bundle with a verifier of your own: symbia verify bundle.zip --policy policy.txt",
    "此页由提供该证据包的一方制作，因此可能是任何页面。" +
      "如需确信，请用您自己的核验程序核验：symbia verify bundle.zip --policy policy.txt",
  ],
};
const bundle = Object.entries(JSON.parse(document.getElementById("data").textContent)).map(([name, file]) => [name, bytesOf(file)]);
let language = navigator.language.startsWith("zh") ? 1 : 0;
let given = null;
let result = null;
let runs = 0;

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
function show() {
  document.documentElement.lang = language === 1 ? "zh-Hans" : "en";
  document.getElementById("language").textContent = language === 1 ? "English" : "中文";
  for (const it of document.querySelectorAll("[data-text]")) it.textContent = TEXTS[it.dataset.text][language];
  const verdict = document.getElementById("verdict");
  verdict.textContent = TEXTS[result?.statement.verdict ?? "working"][language];
  verdict.className = (result?.statement.verdict ?? "working").replaceAll(" ", "-");
  if (result === null) return;
  const { statement, events, reason } = result;
  if (reason !== undefined) verdict.textContent += ": " + printable((statement.detail ?? "") + ": " + reason);
  const head = word("now", language) + " " + statement.now + ". " + word("policy", language) + ": " + policyText(statement.policy, language);
  document.getElementById("head").textContent = head;
  const held = statement.verdict === "consistent" ? "consistent" : "established";
  const sections = [["believed", statement.believed], [held, statement[held]], ["not-established", statement.notEstablished]];
  document.getElementById("lines").replaceChildren(...sections.flatMap(([name, lines]) => section(name, lines)));
  document.getElementById("text").textContent = textOf(statement);
  document.getElementById("json").textContent = jsonOf(statement);
  document.getElementById("events").replaceChildren(...events.map(eventItem));
}
function section(name, lines) {
  const list = element("ul", "", name);
  list.append(...lines.map((line) => element("li", say(line, language), line.kind)));
  return [element("h2", word(name, language)), list];
}
/** An event's data with each disclosed value where its digest stands. */
function eventItem({ event, disclosed, sealed, leaf }) {
  const item = element("li", "");
  item.append(element("strong", event.type), " ", event.stream + " #" + event.sequence + " · " + sealed + " · " + leaf);
  const text = JSON.stringify(opened(event.data, "", disclosed), null, 1).replaceAll("\\\\", "\\");
  item.append(element("pre", text));
  return item;
}
/** What stands in plain does not pass for what is disclosed. */
const plainName = (name) => printable(name).replaceAll("↳", "\\u{21b3}");
function opened(value, place, disclosed) {
  if (typeof value === "string") return printable(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((member, index) => opened(member, place + "/" + index, disclosed));
  const members = Object.entries(value).map(([name, member]) => [plainName(name), opened(member, place + "/" + escapedName(name), disclosed)]);
  const own = disclosed.filter(({ parent }) => parent === place);
  return Object.fromEntries([...members, ...own.map((one) => ["↳ " + printable(one.field), opened(one.value, "", [])])]);
}
async function check() {
  const mine = ++runs;
  result = null;
  show();
  const made = await statementOf(bundle, given, BigInt(Math.floor(Date.now() / 1000)));
  if (mine !== runs) return; // Another policy was chosen meanwhile.
  result = made;
  show();
}
async function choose(list) {
  if (list.length === 0) return;
  given = new Uint8Array(await list[0].arrayBuffer());
  await check();
}

document.getElementById("language").addEventListener("click", () => {
  language = 1 - language;
  show();
});
document.getElementById("policy").addEventListener("change", async (event) => {
  await choose(event.target.files);
  event.target.value = ""; // So that the same file can be chosen again once it was corrected.
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  choose(event.dataTransfer.files);
});
check();
