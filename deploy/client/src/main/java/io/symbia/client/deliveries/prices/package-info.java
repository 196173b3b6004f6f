/** Prices as files have them, rounded by whoever wrote them. */
package io.symbia.client.deliveries.prices;
