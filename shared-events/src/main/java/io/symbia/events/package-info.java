/**
 * What services tell each other. A service imports these records and nothing else of another service.
 *
 * <p>The kernel is layered, each package importing only those before it: {@code canonical} (bytes and JSON), {@code checkdigit},
 * {@code privacy}, {@code shape} (how a record becomes JSON), the values ({@code goods}, {@code transport}, {@code money},
 * {@code party}), {@code origin}, {@code envelope}, {@code evidence}, {@code catalogue}. Neither Spring nor Kafka nor a database is imported here.
 */
package io.symbia.events;
