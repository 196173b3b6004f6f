/**
 * What happens to consignments, and the words of it: identifiers, milestones, customs, proofs of delivery. Published by logistics on
 * {@code symbia.logistics.events}, each consignment in a stream of its own.
 *
 * <p>May import: identifiers and values of shared-events. Field names and type names are forever.
 */
package io.symbia.events.logistics;
