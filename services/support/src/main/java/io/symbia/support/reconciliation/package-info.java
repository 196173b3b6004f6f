/**
 * Compares the service's event store with the log: what the one has and the other has not, and what both have and differs. May import
 * the store, receipts, the platform and {@code io.symbia.tlog}.
 */
package io.symbia.support.reconciliation;
