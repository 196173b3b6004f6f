/** Hashes, roots and proofs of RFC 6962 section 2.1 and RFC 9162 section 2.1.3. May import {@code java.} only. */
package io.symbia.tlog.tree;
