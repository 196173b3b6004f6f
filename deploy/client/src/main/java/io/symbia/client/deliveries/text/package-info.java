/** Text of people and for them: a file that somebody names, how it is written and what it is where it is no text; lists in one line. */
package io.symbia.client.deliveries.text;
