/** Exact money and the identifiers of payments. No {@code double} in here. Imports {@code canonical}, {@code form} and {@code checkdigit}. */
package io.symbia.events.words.money;
