/**
 * Whether alerts and dashboard are about metrics that exist, and ring when they should. {@code PromQl} evaluates as much of Prometheus' language
 * as the rules use, over a {@code History} that was written down or scraped from a running house; where promtool is installed it judges the
 * same cases.
 */
package io.symbia.system.monitoring;
