/**
 * What a check has shown and what it has not, in one fixed form: {@code docs/statement.md}. May import {@code java.} and
 * {@code io.symbia.tlog} only.
 */
package io.symbia.verifier.statement;
