package io.symbia.log.publishing;

import java.time.Instant;
import java.util.Optional;

/**
 * How a mirror is doing, as the log sees it.
 *
 * @param name    of its keys
 * @param size    leaves of the tree that it holds whole, as far as this process knows
 * @param heldAt  when it last said that it holds a tree
 * @param problem what it did instead
 */
public record MirrorStatus(String name, long size, Optional<Instant> heldAt, Optional<String> problem) {}
