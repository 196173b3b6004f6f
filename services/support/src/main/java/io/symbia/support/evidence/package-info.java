/** What proves an event: where its bytes are, and where the log put it. May import the event store. */
package io.symbia.support.evidence;
