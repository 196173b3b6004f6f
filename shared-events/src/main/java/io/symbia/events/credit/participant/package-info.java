/**
 * Participants: registered, activated, suspended. May import the kernel and the identifiers of credit.
 */
package io.symbia.events.credit.participant;
