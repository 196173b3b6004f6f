// ---- The statement: docs/statement.md

const WORDS = new Map(WORDS_FILE.trimEnd().split("\n").map((line) => line.split("\t")).map(([name, ...words]) => [name, words]));
const ORDER = [...WORDS.keys()];
const [HIDDEN, RIGHT_TO_LEFT] = ["hidden", "right-to-left"].map((name) =>
  word(name).split(" ").map((range) => range.split("-").map((number) => parseInt(number, 16))));
const VERDICTS = { proven: "PROVEN", "not proven": "NOT PROVEN", "could not check": "COULD NOT CHECK", consistent: "AGREES WITH ITSELF" };
const MAX_LISTED = 1000;
const SKEW_SECONDS = 300n;
const MAX_MAP_AGE_SECONDS = 600n;
const MAX_UNMAPPED = 1000000n;
const LAST_NAMED = 253402300799n; // 9999-12-31T23:59:59Z

function word(name, language = 0) {
  return WORDS.get(name)[language];
}
const isAmong = (ranges, code) => ranges.some(([first, last = first]) => first <= code && code <= last);

/** Text from evidence, fit to be shown. */
function printable(text) {
  let shown = "";
  let turns = false;
  for (const character of text) {
    const code = character.codePointAt(0);
    shown += character === "\\" || isAmong(HIDDEN, code) ? "\\u{" + code.toString(16) + "}" : character;
    turns ||= isAmong(RIGHT_TO_LEFT, code);
  }
  return turns ? "\u2068" + shown + "\u2069" : shown;
}
/** Seconds since 1970, any 64 bits, as a time if a year of four digits has it. */
function moment(seconds) {
  return seconds > LAST_NAMED ? String(seconds) : new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}
function age(seconds, now) {
  if (seconds > now) return word("ahead");
  const past = now - seconds;
  if (past < 120n) return past + " " + word("seconds-ago");
  if (past < 7200n) return past / 60n + " " + word("minutes-ago");
  return past < 172800n ? past / 3600n + " " + word("hours-ago") : past / 86400n + " " + word("days-ago");
}

/** A statement while the checks are made. */
class Draft {
  constructor(now) {
    this.now = now;
    this.lines = new Map();
  }
  add(kind, values = {}) {
    const line = { kind };
    for (const [name, value] of Object.entries(values)) line[name] = printable(String(value));
    this.lines.set(canonical(line), line); // What is said twice is said once.
  }
  section(first, last) {
    const [from, to] = [ORDER.indexOf(first), ORDER.indexOf(last)];
    return [...this.lines.values()]
      .filter((line) => ORDER.indexOf(line.kind) >= from && ORDER.indexOf(line.kind) <= to)
      .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  }
  close(verdict, detail) {
    const holds = verdict === "proven";
    const open = holds ? [] : [verdict === "not proven" ? { kind: "failed", check: detail } : { kind: "unchecked", reason: detail }];
    open.push(...this.section("uncounted", "page").filter((line) => holds || line.kind === "uncounted"));
    const held = holds ? this.section("signed", "convicted") : [];
    const consistent = holds && this.policy.by === "evidence";
    const statement = {
      statement: "symbia.io/statement@v1",
      evidence: "bundle",
      now: moment(this.now),
      verdict: consistent ? "consistent" : verdict,
      believed: this.section("log-key", "witness-key"),
      consistent: consistent ? held : [],
      established: consistent ? [] : held,
      notEstablished: open,
    };
    if (detail !== "") statement.detail = detail;
    if (this.policy) statement.policy = this.policy;
    return statement;
  }
}
function say(line, language) {
  return word(line.kind, language).replace(/\{([a-z0-9]+)\}/g, (_, name) => line[name]);
}
function policyText(policy, language) {
  if (!policy) return word("none", language);
  return word(policy.by, language) + ", " + word("quorum-is", language) + " " + policy.quorum + ", SHA-256 " + policy.sha256;
}
function textOf(statement) {
  const section = (name, lines) => word(name) + "\n" + (lines.length === 0 ? "- " + word("nothing") + "\n" : "") +
    lines.map((line) => "- " + say(line, 0) + "\n").join("");
  const isConsistent = statement.verdict === "consistent";
  const last = isConsistent ? word("nobody-said") : statement.detail;
  return word("statement") + " " + statement.statement + "\n" + word("of") + " " + word("of-" + statement.evidence) + "\n" +
    word("now") + " " + statement.now + "\n" + word("policy") + " " + policyText(statement.policy, 0) + "\n" +
    section("believed", statement.believed) +
    section(isConsistent ? "consistent" : "established", isConsistent ? statement.consistent : statement.established) +
    section("not-established", statement.notEstablished) +
    VERDICTS[statement.verdict] + (last ? ": " + last : "") + "\n";
}
const jsonOf = (statement) => canonical(statement) + "\n";
