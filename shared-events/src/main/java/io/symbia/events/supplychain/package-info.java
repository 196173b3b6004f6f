/**
 * What happens to goods until they leave: a file for each family of events, and what a batch holds. The parts of an order are in {@code
 * order}, what is found in an inspection in {@code inspection}. Imports the kernel and words.
 */
package io.symbia.events.supplychain;
