/**
 * What services tell each other. A service imports these records and nothing else of another service.
 *
 * <p>There are three floors, each importing only those below it. {@code kernel} makes, seals and describes events, and knows no trade.
 * {@code words} are the values that every trade has, and the names by which one domain speaks of what another one does. The domains
 * ({@code supplychain}, {@code logistics}, {@code payment}, {@code credit}) say what happens; none imports another. {@link Families} alone,
 * above them, knows all events. Neither Spring nor Kafka nor a database is imported here.
 */
package io.symbia.events;
