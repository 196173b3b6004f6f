/** {@code symbia evidence} against a log that runs, and against one that does not. */
package io.symbia.system.evidence;
