/** What tests of the log share: a broker and a database for the whole JVM, a log that runs, a disk that forgets. */
package io.symbia.log.testkit;
