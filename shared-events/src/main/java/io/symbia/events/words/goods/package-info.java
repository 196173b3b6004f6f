/**
 * Goods: identifiers of goods and places by GS1, customs codes, quantities.
 *
 * <p>Imports {@code canonical}, {@code form} and {@code checkdigit}.
 */
package io.symbia.events.words.goods;
