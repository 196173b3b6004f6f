// ---- The tree

async function verifyInclusion(leaf, index, path, checkpoint) {
  need(index < checkpoint.size, "the leaf is not in the tree");
  let node = index;
  let last = checkpoint.size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    need(last > 0n, "the path is too long");
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
  need(last === 0n, "the path is too short");
  need(same(hash, checkpoint.root), "the path leads to another root");
}
function hashOf(text) {
  const hash = strictBase64(text);
  need(hash.length === 32, "a hash has 32 bytes");
  return hash;
}
/** Where the entry is, as the proof of that name proves. */
async function verifyLeaf(name, entry, checkpoint) {
  const text = utf8(take(name + ".tlog-proof"));
  const blank = text.indexOf("\n\n");
  need(blank > 0 && text.slice(blank + 2) === checkpoint.text, name + " has another checkpoint");
  const [header, index, ...path] = text.slice(0, blank).split("\n");
  need(header === "c2sp.org/tlog-proof@v1" && index.startsWith("index "), name + " is no proof");
  const leaf = decimal(index.slice("index ".length));
  await verifyInclusion(await sha256(0, entry), leaf, path.map(hashOf), checkpoint);
  return leaf;
}

