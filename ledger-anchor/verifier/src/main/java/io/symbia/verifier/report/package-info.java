/** What was checked and how it ended. May import {@code java.} only. */
package io.symbia.verifier.report;
