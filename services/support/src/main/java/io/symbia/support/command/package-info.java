/** The door through which every command goes. May import the event store, the aggregates' wiring and refusals. */
package io.symbia.support.command;
