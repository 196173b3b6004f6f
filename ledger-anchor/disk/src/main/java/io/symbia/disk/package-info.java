/** Files, as the few operations whose order decides what a power cut leaves behind. May import the JDK and {@code io.symbia.tlog.tree}. */
package io.symbia.disk;
