/**
 * One purchase order, from proposal to delivered and paid. An aggregate: imports shared events, refusals and Axon's
 * annotations, no Spring, broker, database or HTTP.
 */
package io.symbia.supplychain.order;
