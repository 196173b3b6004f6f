/**
 * The words that the facts of transport share: identifiers, milestones, customs, proofs of delivery.
 *
 * <p>May import: the canonical and identifier packages of shared-events. Knows no event.
 */
package io.symbia.events.logistics;
