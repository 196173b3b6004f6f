/**
 * The map of stream heads: follows what is published, finishes a map every so often for a batch to seal, and proves from the last one that
 * was sealed. May import {@code index}, {@code proof}, {@code sealing}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.streams;
