/**
 * Facts about production batches. Imports the kernel, the identifiers of the service, and the kinds of inspections.
 */
package io.symbia.events.supplychain.batch;
