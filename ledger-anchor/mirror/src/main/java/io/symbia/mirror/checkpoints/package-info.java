/**
 * The checkpoints of a mirrored log: by which keys it signs them, those that are remembered, and those to which entries may come. May import the JDK,
 * {@code tlog}, {@code disk} and {@code cosigner}; nothing of the mirror itself.
 */
package io.symbia.mirror.checkpoints;
