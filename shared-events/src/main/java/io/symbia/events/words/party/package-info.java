/** Who trades: the roles and legal names of participants, and the registers that know them. Imports {@code form} and {@code checkdigit}. */
package io.symbia.events.words.party;
