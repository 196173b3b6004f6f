/**
 * Events of consignments, and their words: milestones, customs, proofs of delivery. Published by logistics on
 * {@code symbia.logistics.events}, each consignment in a stream of its own.
 *
 * <p>Imports the kernel and words. Field names and type names are forever.
 */
package io.symbia.events.logistics;
