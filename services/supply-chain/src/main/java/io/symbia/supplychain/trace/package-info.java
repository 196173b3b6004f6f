/** Where goods came from and where they went, worked out from the views. Imports views only. */
package io.symbia.supplychain.trace;
