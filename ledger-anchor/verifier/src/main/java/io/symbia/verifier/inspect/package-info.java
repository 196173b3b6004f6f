/**
 * Shows a file to a person, and proves nothing. May import {@code report}, {@code source}, {@code io.symbia.tlog} and
 * {@code io.symbia.events}.
 */
package io.symbia.verifier.inspect;
