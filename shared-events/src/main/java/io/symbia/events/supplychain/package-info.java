/**
 * What happens to goods until they leave: a file for each family of events, the identifiers, and what a batch holds. Imports the kernel
 * and what is said in an inspection; orders, which name streams of other domains, are a package of their own.
 */
package io.symbia.events.supplychain;
