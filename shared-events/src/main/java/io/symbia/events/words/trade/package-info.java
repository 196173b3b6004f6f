/**
 * The names by which domains speak of each other's streams: an order, a consignment, a batch, an escrow. A name moves here when a
 * second domain says it in its events; what happens under the name stays with the domain that owns it. Imports {@code form}, {@code
 * envelope} and {@code goods}.
 */
package io.symbia.events.words.trade;
