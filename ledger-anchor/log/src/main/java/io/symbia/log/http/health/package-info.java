/**
 * How a log is, in one word and one number, for operators, probes and metrics. May import the log's packages, Spring and Micrometer; nothing of
 * {@code http} itself.
 */
package io.symbia.log.http.health;
