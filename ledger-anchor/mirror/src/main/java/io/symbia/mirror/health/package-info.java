/** How a mirror is, and what it has refused. May import the JDK and {@code disk}; nothing of the mirror itself. */
package io.symbia.mirror.health;
