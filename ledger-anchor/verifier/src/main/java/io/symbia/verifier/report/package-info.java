/** What was checked, and how it ended. May import {@code statement} and {@code java.} only. */
package io.symbia.verifier.report;
