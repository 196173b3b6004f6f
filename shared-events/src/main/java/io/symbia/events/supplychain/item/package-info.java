/**
 * Facts about trade items. Imports the kernel and the identifiers of the service.
 */
package io.symbia.events.supplychain.item;
