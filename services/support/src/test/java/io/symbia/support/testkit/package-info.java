/** What services test with: a real broker and a real database in this JVM, the whole service on a port, and a client. */
package io.symbia.support.testkit;
