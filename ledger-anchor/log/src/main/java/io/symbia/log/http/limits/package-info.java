/**
 * What one reader may take of the log: time, memory, connections. Knows HTTP and the container, and nothing of logs. May import Spring,
 * Tomcat and Micrometer.
 */
package io.symbia.log.http.limits;
