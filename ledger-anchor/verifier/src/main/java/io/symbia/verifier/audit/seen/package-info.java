/**
 * What an audit has read so far, and how it is kept. May import {@code report}, {@code source},
 * {@code statement}, {@code streams} and {@code io.symbia.tlog}.
 */
package io.symbia.verifier.audit.seen;
