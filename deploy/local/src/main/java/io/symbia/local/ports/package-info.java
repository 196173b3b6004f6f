/** Ports of this machine. */
package io.symbia.local.ports;
