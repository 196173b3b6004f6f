/**
 * What makes, seals, reads and describes events, whatever they are about. It imports neither {@code words} nor a domain.
 *
 * <p>Its packages are layered, each importing only those before it: {@code canonical} (bytes and JSON) and {@code form} (how a type is
 * written), {@code privacy}, {@code domain} (what an event is), {@code shape} (how a record becomes JSON), {@code origin}, {@code
 * envelope}, {@code evidence}, {@code catalogue}.
 */
package io.symbia.events.kernel;
