/** The log and its witnesses over real HTTP: witnesses that work, that are gone, that come back, and that lie. */
package io.symbia.log.witnessing;
