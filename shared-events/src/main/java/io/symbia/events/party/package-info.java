/** Who trades: participants and the registers that know them. Imports {@code checkdigit} and {@code shape}. */
package io.symbia.events.party;
