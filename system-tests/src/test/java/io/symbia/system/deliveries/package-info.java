/** Real order lines in a real house: imported, interrupted by kills, imported again, and read back to the cent. */
package io.symbia.system.deliveries;
