/** Double-entry book-keeping: accounts, and entries whose debits equal their credits in every currency. */
package io.symbia.events.payment.journal;
