package io.symbia.log.witnessing;

import io.symbia.tlog.tree.Hash;
import java.util.List;

/** Proves that a tree has only grown. */
@FunctionalInterface
public interface Growth {
    /** The consistency proof from one size, greater than 0, to another, both sealed. */
    List<Hash> between(long fromSize, long toSize);
}
