/** What a leaf of the log of Symbia holds, and the manifest that ends a batch. May import {@code tree} and {@code note}. */
package io.symbia.tlog.entry;
