/**
 * Identifiers of the supply-chain service: orders, batches, inspections. Imports the kernel only.
 */
package io.symbia.events.supplychain;
