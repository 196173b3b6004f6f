/**
 * The parts that every event has: its name on the wire, and the moment of it in the world. Imports {@code form} and {@code privacy}.
 */
package io.symbia.events.kernel.domain;
