/**
 * Evidence bundles: everything that an auditor needs, in one file. Made at the holder's side, checked anywhere. May import {@code event},
 * {@code report}, {@code source}, {@code io.symbia.tlog} and {@code io.symbia.events}.
 */
package io.symbia.verifier.bundle;
