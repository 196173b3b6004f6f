/**
 * Bytes that mean one thing: strict JSON in, RFC 8785 JSON out, and the SHA-256 of what was written.
 *
 * <p>An event is made once, kept as {@link CanonicalBytes} and never serialised again, so that its {@link Digest} can be computed by
 * anybody who holds it. Imports the JDK and Jackson.
 */
package io.symbia.events.kernel.canonical;
