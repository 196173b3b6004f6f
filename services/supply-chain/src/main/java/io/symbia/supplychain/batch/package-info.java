/**
 * One production batch, and to whom its quantities were given out. An aggregate: imports shared events, refusals and Axon's
 * annotations, no Spring, broker, database or HTTP.
 */
package io.symbia.supplychain.batch;
