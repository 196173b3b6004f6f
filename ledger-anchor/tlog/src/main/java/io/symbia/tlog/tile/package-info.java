/** How a tree and its entries are cut into files: c2sp.org/tlog-tiles. May import {@code io.symbia.tlog.tree}. */
package io.symbia.tlog.tile;
