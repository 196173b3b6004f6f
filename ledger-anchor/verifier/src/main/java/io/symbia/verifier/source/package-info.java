/** Where the bytes come from: files, folders, a log's address. May import {@code report} and {@code io.symbia.tlog}. */
package io.symbia.verifier.source;
