/** How goods move: containers, ships, waybills, places, terms of delivery. Imports {@code checkdigit} and {@code shape}. */
package io.symbia.events.transport;
