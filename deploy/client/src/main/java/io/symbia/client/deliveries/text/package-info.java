/** The text of a file that somebody names: how it is written, and what it is where it is no text. */
package io.symbia.client.deliveries.text;
