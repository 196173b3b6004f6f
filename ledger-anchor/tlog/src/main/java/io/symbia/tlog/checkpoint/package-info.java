/** Signed roots and what is built on them: checkpoints, proof files and policies. May import {@code tree} and {@code note}. */
package io.symbia.tlog.checkpoint;
