/**
 * Checks the folder of a mirror while it runs or when it does not, and changes nothing. May import the JDK, {@code tlog} and {@code disk}; nothing of
 * the mirror itself, so that a mistake there is not made here too.
 */
package io.symbia.mirror.fsck;
