/**
 * Payment: money is held for an order and moves only on evidence that the goods were delivered and inspected.
 *
 * <p>Rooms: {@code settlement} decides from a rule and evidence, purely; {@code escrow} and {@code instruction} hold an aggregate each,
 * from its commands to its door; {@code ledger} says what is booked, and {@code journal} shows it; {@code provider} is the port to whoever
 * moves real money, {@code payout} drives it; {@code reactions} listen to other domains. This package holds only the process itself.
 */
package io.symbia.payment;
