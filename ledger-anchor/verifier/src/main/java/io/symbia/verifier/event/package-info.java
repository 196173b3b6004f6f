/**
 * An event and the leaf that it must have. May import {@code report}, {@code statement}, {@code io.symbia.tlog} and
 * {@code io.symbia.events}.
 */
package io.symbia.verifier.event;
