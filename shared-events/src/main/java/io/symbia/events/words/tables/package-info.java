/** Tables of codes that ship with the product, with a version. Imports nothing. */
package io.symbia.events.words.tables;
