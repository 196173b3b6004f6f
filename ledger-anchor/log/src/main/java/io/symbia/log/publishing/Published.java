package io.symbia.log.publishing;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import java.time.Instant;

/**
 * What readers may see: everything below this size, and nothing else.
 *
 * @param batches    number of batches
 * @param size       number of leaves
 * @param root       root of those leaves
 * @param checkpoint signed, and cosigned as the policy asks
 * @param since      when it was published
 */
public record Published(long batches, long size, Hash root, Note checkpoint, Instant since) {}
