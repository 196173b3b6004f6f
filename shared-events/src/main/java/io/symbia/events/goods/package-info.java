/** What is traded: identifiers of goods and places by GS1, customs codes, quantities. Imports {@code canonical}, {@code checkdigit}, {@code shape}. */
package io.symbia.events.goods;
