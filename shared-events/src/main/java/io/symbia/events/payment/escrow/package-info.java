/**
 * Events of escrow agreements: money held for an order until other domains have shown that the goods were delivered and
 * inspected.
 */
package io.symbia.events.payment.escrow;
