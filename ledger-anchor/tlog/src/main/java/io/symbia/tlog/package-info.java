/**
 * The log as mathematics: pure functions on the JDK alone, so that a proof can be checked without the platform that made it.
 *
 * <p>Read in this order: {@code tree} (hashes, roots, proofs), {@code tile} (how a tree is published), {@code signature} and
 * {@code note} (signed text), {@code entry} (what a leaf holds), {@code checkpoint} (a signed root, a proof file, a policy),
 * {@code streams} (which events a stream has, none left out). Each
 * package imports only those named before it and {@code java.}; nothing here opens a file or a connection, reads a clock or draws
 * a random number.
 */
package io.symbia.tlog;
