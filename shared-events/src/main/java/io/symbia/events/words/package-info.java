/** The words of commerce that are the same in every domain: goods, money, parties, transport, and the names of what is traded. Imports the kernel. */
package io.symbia.events.words;
