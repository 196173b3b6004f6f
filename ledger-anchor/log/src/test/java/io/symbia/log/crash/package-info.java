/** The log is killed, cut off, damaged and rolled back on purpose. */
package io.symbia.log.crash;
