/** Events as they were sealed, byte by byte: what is sealed is read for ever. */
package io.symbia.events.golden;
