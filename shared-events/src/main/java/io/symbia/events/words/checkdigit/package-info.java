/** The check digits of the trade's identifiers: arithmetic on text, nothing else. Imports the JDK. */
package io.symbia.events.words.checkdigit;
