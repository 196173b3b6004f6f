/** A real Kafka broker and controller inside the process. It may import Kafka, nothing of Symbia. */
package io.symbia.local.broker;
