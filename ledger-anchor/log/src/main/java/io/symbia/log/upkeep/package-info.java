/** What a log does beside its work: checks what its start has passed over, writes snapshots. May import {@code patience} and {@code storage}. */
package io.symbia.log.upkeep;
