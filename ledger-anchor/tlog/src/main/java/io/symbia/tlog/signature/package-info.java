/** Signature algorithms by the JDK's own provider, from and to the raw encodings that notes use. May import {@code io.symbia.tlog.tree}. */
package io.symbia.tlog.signature;
