/**
 * From Kafka to whoever wants an event: polling, recognising repetitions, parking what cannot be handled. May import the
 * platform, consumers' interfaces and Kafka's clients; knows nothing of HTTP or of how views are kept.
 */
package io.symbia.support.feed;
