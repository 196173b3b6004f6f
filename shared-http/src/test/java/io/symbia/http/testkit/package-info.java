/** Servers that nobody should wait for, for tests of whoever asks over HTTP. */
package io.symbia.http.testkit;
