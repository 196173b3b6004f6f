/** What operators decided about partitions that have stopped, on its way to the log. May import nothing of the log. */
package io.symbia.log.decisions;
