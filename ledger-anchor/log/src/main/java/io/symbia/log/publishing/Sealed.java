package io.symbia.log.publishing;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;

/**
 * Where the last batch ended: committed, held by the log state, signed by the log, and not yet shown to anybody.
 *
 * @param batches    number of batches
 * @param size       number of leaves
 * @param root       root of those leaves
 * @param checkpoint with the log's own signatures
 */
public record Sealed(long batches, long size, Hash root, Note checkpoint) {}
