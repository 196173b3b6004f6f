/** Copies what a log publishes into a folder. May import {@code report}, {@code source}, {@code evidence} and {@code io.symbia.tlog}. */
package io.symbia.verifier.export;
