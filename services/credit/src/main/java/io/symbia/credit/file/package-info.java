/** The credit file of a participant: evidence in, scores out. Free of Spring, Kafka and MongoDB. */
package io.symbia.credit.file;
