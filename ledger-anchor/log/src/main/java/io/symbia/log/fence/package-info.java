/**
 * The one thing that is trusted not to go back: the log's size, root and writer, kept by compare-and-swap apart from its files. May import
 * {@code storage}, {@code patience}, {@code io.symbia.tlog} and the MongoDB driver.
 */
package io.symbia.log.fence;
