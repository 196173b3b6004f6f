/** Events of payment instructions: what is asked of a payment provider, and what became of it. */
package io.symbia.events.payment.instruction;
