/**
 * Order within streams: what is new, what is a repetition, what came too early; and the batch that is being filled. May import
 * {@code entries},
 * {@code index}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.sequencing;
