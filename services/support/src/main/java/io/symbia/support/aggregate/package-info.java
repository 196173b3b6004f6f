/**
 * Axon's aggregates on our event store, wired by hand: how a command's events become a commit, how aggregates are read and
 * remembered. May import the event store, refusals, shared events and Axon.
 */
package io.symbia.support.aggregate;
