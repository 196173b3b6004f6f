/** Where goods came from and where they went, worked out from the views of batches, units and orders; and the door to it. */
package io.symbia.supplychain.trace;
