/**
 * Whom a reader believes, and what they have signed. May import {@code report}, {@code statement}, {@code source} and
 * {@code io.symbia.tlog}.
 */
package io.symbia.verifier.trust;
