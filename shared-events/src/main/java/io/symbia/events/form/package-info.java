/**
 * What a type says of how its values are written, and which values may be: annotations that {@code shape} reads, and nothing else.
 * Imports the JDK alone.
 */
package io.symbia.events.form;
