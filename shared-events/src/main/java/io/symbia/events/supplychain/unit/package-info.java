/**
 * Facts about logistic units. Imports the kernel, the identifiers of the service, and what a quantity of a batch is.
 */
package io.symbia.events.supplychain.unit;
