/** The names payment gives to things: escrows and their tranches, disputes, instructions, journal entries. */
package io.symbia.events.payment;
