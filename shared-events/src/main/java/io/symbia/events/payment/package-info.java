/**
 * Payment: the names it gives to things, and what happens to escrow agreements, payment instructions and the journal, a file for each
 * family of events. When money may move is in {@code rule}.
 */
package io.symbia.events.payment;
