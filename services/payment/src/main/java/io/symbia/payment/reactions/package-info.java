/** What payment does because something happened: events in, commands out. Imports commands, settlement and payout. */
package io.symbia.payment.reactions;
