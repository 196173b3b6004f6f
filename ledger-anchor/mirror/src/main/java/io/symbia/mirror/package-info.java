/**
 * A mirror: keeps a copy of each log that it is told to mirror, cosigns what it holds whole, and serves it. c2sp.org/tlog-mirror. Read in this
 * order: {@link io.symbia.mirror.MirrorProcess}, {@link io.symbia.mirror.MirrorDoor}, {@link io.symbia.mirror.Mirror}, {@link
 * io.symbia.mirror.Mirrored}, {@link io.symbia.mirror.LogCopy}.
 *
 * <p>Imports the JDK, {@code tlog} and {@code disk}: whoever is asked to run one can read all of it.
 */
package io.symbia.mirror;
