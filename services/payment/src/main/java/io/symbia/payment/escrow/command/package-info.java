/** What can be asked of an escrow agreement. Imports the event records and {@code settlement}. */
package io.symbia.payment.escrow.command;
