/**
 * Container images of the processes, made from a JDK and {@code target/dist} alone: no registry, no daemon, the same bytes for the same
 * input. In order: {@code BuildImages} is the command, {@code ProcessImage} says what runs in one, {@code JavaRuntime} is what it stands on.
 */
package io.symbia.images;
