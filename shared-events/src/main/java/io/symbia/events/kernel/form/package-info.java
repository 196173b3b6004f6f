/**
 * Annotations by which a type says how its values are written, and which may be; {@code shape} reads them.
 * Imports the JDK alone.
 */
package io.symbia.events.kernel.form;
