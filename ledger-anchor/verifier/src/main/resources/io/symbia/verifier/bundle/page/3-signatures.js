// ---- Whom to believe

const KEY_TYPES = { ED25519: 1, COSIGNATURE: 4, ML_DSA: 6 }; // Types of keys, c2sp.org/signed-note
const KEY_BYTES = { 1: 32, 4: 32, 6: 1312 };
const SIGNATURE_BYTES = { 1: 64, 4: 72, 6: 2428 };
const KEY_WORDS = { 1: "key-ed25519", 4: "key-ed25519-cosignature", 6: "key-ml-dsa-44-cosignature" };

function wrong(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
/** By their y-coordinates: a key of one of these points verifies signatures that nobody has made. */
const SMALL_ORDER = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 0 and 1 again, with the field's prime added.
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];
function isOfSmallOrder(key) {
  const y = Uint8Array.from(key.bytes);
  y[31] &= 0x7f;
  return key.type !== KEY_TYPES.ML_DSA && SMALL_ORDER.includes(hex(y));
}
async function keyOf(text) {
  const [name, id, ...rest] = text.split("+");
  wrong(rest.length > 0 && isKeyName(name), "not a key: " + text);
  const typed = strictBase64(rest.join("+"));
  const key = { text, name, id, type: typed[0], bytes: typed.slice(1) };
  wrong(KEY_BYTES[key.type] === key.bytes.length, "a key of " + name + " has another type or length");
  wrong(!isOfSmallOrder(key), "a key of " + name + " is of small order");
  wrong(hex((await sha256(bytesOfText(name + "\n"), typed)).slice(0, 4)) === id, "a key of " + name + " has another id");
  return key;
}
const keyOfOctets = (octets) => keyOf(utf8(Uint8Array.from(octets, (octet) => octet.charCodeAt(0))));

/** Whether no line of a note can name two of them. */
function areTold(keys) {
  return new Set(keys.map((key) => key.text)).size === new Set(keys.map((key) => key.name + "+" + key.id)).size;
}
async function policyOf(file) {
  const text = Array.from(file, (octet) => String.fromCharCode(octet)).join(""); // One character an octet.
  wrong(file.length <= 1 << 20 && text.endsWith("\n") && isText(text, /^[^\x00-\x08\x0b-\x1f\x7f]*$/), "no text of a policy");
  const policy = { logs: [], witnesses: [], groups: [], quorum: null };
  const defined = new Set();
  const define = (name) => {
    wrong(isText(name, /^[\x21-\x7e\x80-\xff]+$/) && name !== "none" && !defined.has(name), "not a new name: " + name);
    defined.add(name);
  };
  for (const line of text.split("\n")) {
    const items = line.replaceAll("\t", " ").replace(/^ +| +$/g, "").split(/ +/);
    if (items[0] === "" || items[0].startsWith("#")) continue;
    await readLine(policy, items, defined, define);
  }
  wrong(policy.quorum !== null, "a policy has a quorum line");
  const witnesses = policy.witnesses.map((witness) => witness.key);
  wrong(areTold([...policy.logs, ...witnesses]), "two keys have one name and key id");
  for (const keys of [policy.logs, witnesses]) {
    wrong(keys.length <= 256 && new Set(keys.map((key) => hex(key.bytes))).size === keys.length, "two lines have one key");
  }
  return policy;
}
async function readLine(policy, items, defined, define) {
  const [kind, name, third, ...more] = items;
  if (kind === "log") {
    wrong(items.length === 2 || items.length === 3, "a log has a key");
    policy.logs.push(await keyOfOctets(name));
  } else if (kind === "witness") {
    wrong(items.length === 3 || items.length === 4, "a witness has a name and a key");
    const key = await keyOfOctets(third);
    wrong(key.type !== KEY_TYPES.ED25519, "a key is not for cosignatures");
    define(name);
    policy.witnesses.push({ name, key });
  } else if (kind === "group") {
    wrong(items.length >= 4 && policy.groups.length < 256, "a group has members");
    const threshold = { all: more.length, any: 1 }[third] ?? Number(decimal(third));
    const taken = policy.groups.flatMap((group) => group.members);
    wrong(new Set([...taken, ...more]).size === taken.length + more.length, "a member of a group twice");
    wrong(more.every((member) => defined.has(member)) && threshold >= 1 && threshold <= more.length, "no such group");
    define(name);
    policy.groups.push({ name, threshold, members: more });
  } else {
    wrong(kind === "quorum" && items.length === 2 && policy.quorum === null, "no such line: " + kind);
    wrong(name === "none" || defined.has(name), "the quorum is not defined");
    policy.quorum = name;
  }
}
function isMetBy(policy, names) {
  const met = new Set(names);
  for (const group of policy.groups) {
    if (group.members.filter((member) => met.has(member)).length >= group.threshold) met.add(group.name);
  }
  return policy.quorum === "none" || met.has(policy.quorum);
}
async function believe(draft, policy, file, by) {
  draft.policy = { by, quorum: printable(policy.quorum), sha256: hex(await sha256(file)) };
  const values = async (key) =>
    ({ key: key.name, type: word(KEY_WORDS[key.type]), id: key.id, sha256: hex(await sha256(key.bytes)) });
  for (const key of policy.logs) draft.add("log-key", await values(key));
  for (const { name, key } of policy.witnesses) draft.add("witness-key", { witness: name, ...(await values(key)) });
  if (by === "evidence") draft.add("nobody");
}

// ---- What they have signed

const MAX_NOTE_BYTES = 1 << 20;
const MAX_NOTE_LINES = 1000; // Of a checkpoint's text.

function noteOf(text) {
  wrong(bytesOfText(text).length <= MAX_NOTE_BYTES, "a note has at most " + MAX_NOTE_BYTES + " bytes");
  const blank = text.lastIndexOf("\n\n");
  wrong(blank >= 0 && text.endsWith("\n") && isText(text.slice(0, blank + 1), /^[^\x00-\x09\x0b-\x1f]*$/), "no signed note");
  const lines = text.slice(blank + 2, -1).split("\n");
  wrong(text.length > blank + 2 && lines.length <= 100, "a note has 1 to 100 signatures");
  const signatures = lines.map((line) => {
    const space = line.indexOf(" ", 2);
    wrong(line.startsWith("— ") && isKeyName(line.slice(2, Math.max(2, space))), "a signature line is malformed");
    const bytes = strictBase64(line.slice(space + 1));
    wrong(bytes.length > 4, "a signature line has no signature");
    return { name: line.slice(2, space), id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
  });
  return { text: text.slice(0, blank + 1), signatures };
}
function checkpointOf(note) {
  const [origin, size, root, ...more] = note.text.slice(0, -1).split("\n");
  wrong(origin !== "" && root !== undefined && more.every((line) => line !== ""), "the text is no checkpoint");
  wrong(more.length <= MAX_NOTE_LINES - 3, "a checkpoint has at most " + MAX_NOTE_LINES + " lines");
  return { origin, size: decimal(size), root: hashOf(root), rootText: root };
}
function hashOf(text) {
  const hash = strictBase64(text);
  wrong(hash.length === 32, "a hash has 32 bytes");
  return hash;
}
const claims = (key) => (signature) => signature.name === key.name && signature.id === key.id;
const timeOf = (signature) => BigInt("0x" + hex(signature.bytes.slice(0, 8)));

/** c2sp.org/tlog-cosignature, for a whole checkpoint. */
function messageOf(key, text, time) {
  if (key.type === KEY_TYPES.ED25519) return bytesOfText(text);
  if (key.type === KEY_TYPES.COSIGNATURE) return bytesOfText("cosignature/v1\ntime " + time + "\n" + text);
  const [origin, size, root] = text.split("\n");
  const [name, log] = [bytesOfText(key.name), bytesOfText(origin)];
  wrong(name.length <= 255 && log.length <= 255, "a name is too long to be cosigned");
  return join(bytesOfText("subtree/v1\n\0"), name.length, name, big(time, 8), log.length, log, big(0, 8), big(decimal(size), 8), hashOf(root));
}
/** The key as the browser holds it, or nothing if it does not know the algorithm: ML-DSA-44 is new. */
async function imported(key) {
  if (key.type !== KEY_TYPES.ML_DSA) return crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  try {
    return await crypto.subtle.importKey("raw-public", key.bytes, { name: "ML-DSA-44" }, false, ["verify"]);
  } catch {
    return null;
  }
}
/** Whether the line is by the key; nothing if that cannot be checked here. A line that claims to be and is not fails. */
async function verifies(check, key, note, signature) {
  need(check, signature.bytes.length === SIGNATURE_BYTES[key.type], "a signature of " + key.name + " has another length");
  const known = await imported(key);
  if (known === null) return null;
  const isTimed = key.type !== KEY_TYPES.ED25519;
  const time = isTimed ? timeOf(signature) : 0n;
  need(check, time <= MAX_LONG, "a signature of " + key.name + " has no time");
  const message = await within(check, () => messageOf(key, note.text, time));
  const bytes = isTimed ? signature.bytes.slice(8) : signature.bytes;
  need(check, await crypto.subtle.verify(known.algorithm, known, bytes, message), "a signature of " + key.name + " is wrong");
  return true;
}
async function verifyCheckpoint(draft, policy, file) {
  const text = await within("log", () => utf8(file));
  const note = await within("log", () => noteOf(text));
  const signers = [];
  for (const key of policy.logs) {
    let signed = false;
    for (const signature of note.signatures.filter(claims(key))) signed = (await verifies("log", key, note, signature)) || signed;
    if (signed) signers.push(key);
  }
  need("log", signers.length > 0, "no log of the policy signed the checkpoint");
  const checkpoint = await within("log", () => checkpointOf(note));
  const signer = signers.find((key) => key.name === checkpoint.origin);
  need("log", signer !== undefined, "the log did not sign by its own key");
  draft.add("signed", { log: checkpoint.origin, leaves: checkpoint.size, root: checkpoint.rootText, id: signer.id });
  const notLaterThan = await verifyQuorum(draft, policy, note, checkpoint.size);
  draft.add("revocation", { time: notLaterThan === null ? word("any-time") : moment(notLaterThan) });
  draft.add("later", { leaf: checkpoint.size - 1n });
  return { ...checkpoint, text, notLaterThan };
}
/** Every one must hold before it is said of any that it is not counted. */
async function cosignaturesOf(policy, note) {
  const all = [];
  for (const { name, key } of policy.witnesses) {
    for (const signature of note.signatures.filter(claims(key))) {
      need("witnesses", signature.bytes.length >= 8, "a cosignature of " + name + " is too short");
      const time = timeOf(signature);
      all.push({ name, time, holds: time > MAX_LONG ? true : await verifies("witnesses", key, note, signature) });
    }
  }
  return all;
}
/** When the quorum had cosigned; nothing if it states no time. Times ahead of the clock are not counted, and spoil nothing else. */
async function verifyQuorum(draft, policy, note, leaves) {
  const counted = new Map();
  const unknown = new Set();
  for (const { name, time, holds } of await cosignaturesOf(policy, note)) {
    if (time > draft.now + SKEW_SECONDS) {
      draft.add("uncounted", { witness: name, time: moment(time), why: word("ahead") });
    } else if (holds === null) {
      unknown.add(name);
      draft.add("uncounted", { witness: name, time: moment(time), why: word("unsupported") });
    } else {
      counted.set(name, counted.has(name) && counted.get(name) < time ? counted.get(name) : time);
    }
  }
  if (!isMetBy(policy, counted.keys()) && isMetBy(policy, [...counted.keys(), ...unknown])) {
    throw new Unchecked("this browser cannot check ML-DSA-44, which the quorum needs");
  }
  need("witnesses", isMetBy(policy, counted.keys()), "the quorum " + policy.quorum + " is not met");
  for (const [witness, time] of counted) {
    if (time === 0n) draft.add("cosigned-untimed", { witness, leaves });
    else draft.add("cosigned", { witness, leaves, time: moment(time), age: age(time, draft.now) });
  }
  return addQuorum(draft, policy, counted);
}
function addQuorum(draft, policy, counted) {
  const timed = [...counted].filter(([, time]) => time !== 0n);
  const times = timed.map(([, time]) => time).sort((one, other) => (one < other ? -1 : 1));
  const until = (limit) => timed.filter(([, time]) => time <= limit).map(([name]) => name);
  const found = policy.quorum === "none" ? undefined : times.find((time) => isMetBy(policy, until(time)));
  if (policy.quorum === "none") draft.add("unwitnessed");
  else if (found === undefined) draft.add("quorum-untimed", { quorum: policy.quorum });
  else draft.add("quorum", { quorum: policy.quorum, time: moment(found), age: age(found, draft.now) });
  if (found === undefined) draft.add("untimed");
  return found ?? null;
}
