/** One logistic unit. An aggregate: imports shared events, refusals and Axon's annotations, no Spring, broker, database or HTTP. */
package io.symbia.supplychain.unit;
