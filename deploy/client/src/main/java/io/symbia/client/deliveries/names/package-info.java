/** How a file names who takes part and where they are: which spellings are one name, and the ids that are made of names. */
package io.symbia.client.deliveries.names;
