/** What a leaf of the log of Symbia holds, and the manifest that ends a batch. May import {@code io.symbia.tlog.tree}. */
package io.symbia.tlog.entry;
