/**
 * Facts about purchase orders. Imports the kernel and the identifiers of the service.
 */
package io.symbia.events.supplychain.order;
