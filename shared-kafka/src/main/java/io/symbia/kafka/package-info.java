/** How processes reach the brokers, and how topics are created. Imports Kafka's clients alone. */
package io.symbia.kafka;
