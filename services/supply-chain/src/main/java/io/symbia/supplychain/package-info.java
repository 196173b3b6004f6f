/** The supply-chain service: items, orders, batches, inspections, units, and the trace of goods. Its application class wires the rooms. */
package io.symbia.supplychain;
