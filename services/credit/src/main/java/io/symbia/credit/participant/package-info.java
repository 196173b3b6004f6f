/** Participants: registered, activated by another, suspended. Free of Spring, Kafka and MongoDB. */
package io.symbia.credit.participant;
