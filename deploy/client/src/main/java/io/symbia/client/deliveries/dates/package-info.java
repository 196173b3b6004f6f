/** The dates of a file: what they show about how they are written, and what somebody has to say where they do not. */
package io.symbia.client.deliveries.dates;
