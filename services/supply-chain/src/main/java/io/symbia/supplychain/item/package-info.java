/** One trade item: what a number stands for. An aggregate: imports shared events, refusals and Axon's annotations, no Spring, broker, database or HTTP. */
package io.symbia.supplychain.item;
