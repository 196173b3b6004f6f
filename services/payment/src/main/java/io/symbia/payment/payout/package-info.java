/**
 * From a created instruction to a settled one: the desk hands orders to the provider, the sweep picks up what a crash or a
 * silent provider left open. Imports the instruction's commands, the provider's port and support.
 */
package io.symbia.payment.payout;
