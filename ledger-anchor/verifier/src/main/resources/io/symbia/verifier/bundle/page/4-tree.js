// ---- The tree

async function verifyInclusion(leaf, index, path, checkpoint) {
  wrong(index < checkpoint.size, "the leaf is not in the tree");
  let node = index;
  let last = checkpoint.size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    wrong(last > 0n, "the path is too long");
    if (node % 2n === 1n || node === last) {
      hash = await sha256(1, sibling, hash);
      while (node % 2n === 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256(1, hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  wrong(last === 0n, "the path is too short");
  wrong(same(hash, checkpoint.root), "the path leads to another root");
}
const MAX_PROOF_BYTES = 2 << 20;

/** The lines of a proof; its checkpoint must be that of the bundle. */
function proofOf(bytes, mostBytes, checkpoint) {
  wrong(bytes.length <= mostBytes, "a proof has at most " + mostBytes + " bytes");
  const text = utf8(bytes);
  const blank = text.indexOf("\n\n");
  wrong(blank > 0, "no proof");
  noteOf(text.slice(blank + 2));
  return { lines: text.slice(0, blank).split("\n"), isOther: text.slice(blank + 2) !== checkpoint.text };
}
/** Where the entry is, as the proof of that name proves. */
async function verifyLeaf(files, name, entry, checkpoint) {
  const bytes = files.take(name + ".tlog-proof");
  return within("inclusion", async () => {
    const proof = proofOf(bytes, MAX_PROOF_BYTES, checkpoint);
    const [header, ...lines] = proof.lines;
    const extra = lines[0]?.startsWith("extra ") ? strictBase64(lines.shift().slice("extra ".length)) : null;
    const [index, ...path] = lines;
    wrong(header === "c2sp.org/tlog-proof@v1" && index?.startsWith("index "), name + " is no proof");
    const leaf = decimal(index.slice("index ".length));
    const hashes = path.map(hashOf);
    wrong(hashes.length <= 63, name + " has too many hashes");
    need("log", !proof.isOther, name + " has another checkpoint");
    await verifyInclusion(await sha256(0, entry), leaf, hashes, checkpoint);
    wrong(extra === null, name + " carries data that nobody has signed");
    return leaf;
  });
}
