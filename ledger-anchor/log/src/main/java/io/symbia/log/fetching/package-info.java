/** Polls the broker ahead of whoever works on what was polled. May import nothing of the log. */
package io.symbia.log.fetching;
