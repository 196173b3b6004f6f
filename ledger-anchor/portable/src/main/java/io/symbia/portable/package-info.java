/**
 * The verifier as one file that runs on Java 17 and later: the auditor has whatever Java there is. {@code Main} is the verifier with a second
 * implementation of ML-DSA for a Java that has none; {@code build} makes the file.
 */
package io.symbia.portable;
