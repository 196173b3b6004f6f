/** Waiting for what comes back by itself. May import the JDK. */
package io.symbia.log.patience;
