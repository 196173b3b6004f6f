/** Names of parties and countries as files have them: the spellings that are one name, and the ids that are made of names. */
package io.symbia.client.deliveries.names;
