/** The lines of a purchase order, and the rule by which its amounts add up. Imports the kernel and words. */
package io.symbia.events.supplychain.order;
