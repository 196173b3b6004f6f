/** How goods move: containers, ships, waybills, places, terms of delivery. Imports {@code form} and {@code checkdigit}. */
package io.symbia.events.words.transport;
