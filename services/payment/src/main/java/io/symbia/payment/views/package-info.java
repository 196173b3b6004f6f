/**
 * What is shown: agreements, instructions, the journal, accounts and the trial balance, folded from events. Imports the event
 * records, settlement and the statuses of the aggregates.
 */
package io.symbia.payment.views;
