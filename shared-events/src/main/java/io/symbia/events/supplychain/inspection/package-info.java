/**
 * Facts about inspections, and the verdict as a function of the tests. Imports the kernel and the identifiers of the service.
 */
package io.symbia.events.supplychain.inspection;
