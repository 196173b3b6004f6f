/**
 * How late consignments are: the measure of one delivery, a shipper's sum of them, and the door to it. The measure is for aggregates
 * too, and imports the JDK alone.
 */
package io.symbia.logistics.lateness;
