// ---- Signatures

function keyOf(text) {
  const [name, id, ...rest] = text.split("+");
  const bytes = strictBase64(rest.join("+"));
  return { name, id, type: bytes[0], key: bytes.slice(1), all: bytes };
}
async function requireKeyId(key) {
  const id = (await sha256(bytesOfText(key.name + "\n"), key.all)).slice(0, 4);
  if (key.type !== KEY_TYPES.ML_DSA) need(hex(id) === key.id, "the key of " + key.name + " has another id");
}
async function ed25519(key, signature, message) {
  const imported = await crypto.subtle.importKey("raw", key.key, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}
function policyOf(text) {
  const policy = { logs: [], witnesses: [], groups: [], quorum: "" };
  for (const line of text.split("\n")) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (word === "log") policy.logs.push(keyOf(rest[0]));
    else if (word === "witness") policy.witnesses.push({ name: rest[0], key: keyOf(rest[1]) });
    else if (word === "group") policy.groups.push({ name: rest[0], threshold: rest[1], members: rest.slice(2) });
    else if (word === "quorum") policy.quorum = rest[0];
    else need(word === "" || word.startsWith("#"), "the policy has a line " + word);
  }
  need(policy.logs.length > 0 && policy.quorum !== "", "the policy names no log or no quorum");
  return policy;
}
function noteOf(text) {
  const blank = text.lastIndexOf("\n\n");
  need(blank > 0 && text.endsWith("\n"), "the checkpoint is no signed note");
  const signatures = text.slice(blank + 2, -1).split("\n").map((line) => {
    const [dash, name, encoded, ...more] = line.split(" ");
    need(dash === "—" && more.length === 0, "a signature line is malformed");
    const bytes = strictBase64(encoded);
    return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
  });
  return { text: text.slice(0, blank + 1), signatures };
}
const by = (key) => (signature) => signature.name === key.name && signature.id === key.id;

async function verifyCheckpoint(policy, text) {
  const note = noteOf(text);
  const [origin, size, root, ...more] = note.text.slice(0, -1).split("\n");
  let signed = false;
  for (const key of policy.logs.filter((log) => log.name === origin && log.type === KEY_TYPES.ED25519)) {
    await requireKeyId(key);
    for (const signature of note.signatures.filter(by(key))) {
      need(await ed25519(key, signature.bytes, bytesOfText(note.text)), "the signature of " + key.name + " is wrong");
      signed = true;
    }
  }
  need(signed, "no log of the policy signed the checkpoint");
  need(more.every((line) => line !== ""), "the checkpoint has an empty line");
  ok("log", origin, root, size);
  await verifyQuorum(policy, note);
  return { size: decimal(size), root: strictBase64(root), text };
}
async function verifyQuorum(policy, note) {
  const met = new Set();
  const maybe = new Set();
  for (const { name, key } of policy.witnesses) {
    for (const signature of note.signatures.filter(by(key))) {
      maybe.add(name);
      if (key.type === KEY_TYPES.COSIGNATURE) {
        await requireKeyId(key);
        const time = BigInt("0x" + hex(signature.bytes.slice(0, 8)));
        const message = bytesOfText("cosignature/v1\ntime " + time + "\n" + note.text);
        need(await ed25519(key, signature.bytes.slice(8), message), "the cosignature of " + name + " is wrong");
        met.add(name);
        ok("witness", name, new Date(Number(time) * 1000).toISOString());
      } else {
        results.push({ key: "unchecked", values: [name], state: "skipped" });
      }
    }
  }
  for (const group of policy.groups) {
    for (const set of [met, maybe]) {
      const least = { all: group.members.length, any: 1 }[group.threshold] ?? Number(decimal(group.threshold));
      if (group.members.filter((member) => set.has(member)).length >= least) set.add(group.name);
    }
  }
  if (policy.quorum === "none" || met.has(policy.quorum)) ok("quorum", policy.quorum);
  else if (maybe.has(policy.quorum)) results.push({ key: "quorumOpen", values: [policy.quorum], state: "skipped" });
  else need(false, "the quorum " + policy.quorum + " is not met");
}

