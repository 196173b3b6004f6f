/**
 * The books as they are shown: entries, accounts and the trial balance. Entries are made with the movements that they book, in the rooms of
 * those; which accounts these are is in {@code ledger}. In reading order: what is shown, what each entry makes of it, who reads it, and the
 * door.
 */
package io.symbia.payment.journal;
