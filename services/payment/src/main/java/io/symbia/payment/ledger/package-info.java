/** Which accounts a movement of money is booked on. Imports the event records only. */
package io.symbia.payment.ledger;
