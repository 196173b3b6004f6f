/** Exact money and the identifiers of payments. No {@code double} in here. Imports {@code canonical}, {@code checkdigit}, {@code shape}. */
package io.symbia.events.money;
