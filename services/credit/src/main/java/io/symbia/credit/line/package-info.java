/** Credit lines: reserve and release, never below zero, never above the limit. Free of Spring, Kafka and MongoDB. */
package io.symbia.credit.line;
