/**
 * When escrowed money is due: a pure function of the release rule and the evidence, which anybody who holds the events can
 * run again.
 *
 * <pre>{@code
 * settlement(rule, evidence) -> for each tranche: Due(evidence it rests on) or Waiting(conditions not met)
 * }</pre>
 *
 * <p>A condition is met when at least one stream vouches for it and none stands against it. Each stream speaks by its latest
 * event alone (the highest sequence number), so the order in which evidence from different streams arrives never matters:
 * <ul>
 *   <li>a delivery is vouched for by its consignment; a retraction in the same stream takes it back, a later delivery
 *       vouches again;
 *   <li>an inspection that passed vouches for its batch, one that failed stands against it, whatever the others say, until
 *       a retest that names it has passed.
 * </ul>
 * A tranche is due when all of its conditions are met. Amounts play no part, so withheld ones are no obstacle.
 *
 * <p>Imports the event records and the JDK, nothing else: no framework, no clock, no randomness.
 */
package io.symbia.payment.settlement;
