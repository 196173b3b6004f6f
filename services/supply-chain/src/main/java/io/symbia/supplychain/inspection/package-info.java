/** One inspection of a batch. An aggregate: imports shared events, refusals and Axon's annotations, no Spring, broker, database or HTTP. */
package io.symbia.supplychain.inspection;
